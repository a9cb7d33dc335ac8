import { Command } from 'commander';
import { pino } from 'pino';
import { openStore } from '../composition/open-store.js';
import { readConfig } from '../config.js';
import type { Ticket } from '../ports/store.js';
import type { Database } from '../store/connect.js';
import { officeStore } from '../store/office.js';
import { participantStore } from '../store/participants.js';

/** Tickets on one list. */
const most = 200;

/** `pasti tickets`: what people asked the office; the dashboard's page of tickets does more. */
export function ticketsCommand(): Command {
  const command = new Command('tickets')
    .description('list open questions to the office, oldest first')
    .action(() => withStore(list));
  command
    .command('close')
    .argument('<id>', 'as the list shows it')
    .description('mark a question as answered')
    .action((id: string) => withStore((database) => close(database, id)));
  return command;
}

async function withStore(act: (database: Database) => Promise<void>): Promise<void> {
  const logger = pino({ level: 'error' }, process.stderr);
  const store = await openStore(readConfig(process.env), logger, true);
  try {
    await act(store.database);
  } finally {
    await store.close();
  }
}

async function list(database: Database): Promise<void> {
  const tickets = await officeStore(database).openTickets(most);
  if (tickets.length === 0) console.log('no open tickets');
  for (const ticket of tickets) console.log(await describe(database, ticket));
}

/** One line: when, of which kind, from whom, and what was asked. */
async function describe(database: Database, ticket: Ticket): Promise<string> {
  const { id, at, kind, contactId, participantId, text } = ticket;
  const person = participantId ? await participantStore(database).find(participantId) : undefined;
  const who = person ? `${person.number} ${person.name} ${person.phone}` : contactId;
  return [id, at.toISOString(), kind, who, text.replace(/\s+/g, ' ')].join('\t');
}

async function close(database: Database, id: string): Promise<void> {
  if (!(await officeStore(database).closeTicket(id))) throw new Error(`no open ticket "${id}"`);
  console.log('closed');
}
