import { Command } from 'commander';
import { pino } from 'pino';
import { openStore } from '../app/open-store.js';
import { readConfig, type Config } from '../config.js';
import { systemClock } from '../ports/clock.js';
import type { Ticket } from '../ports/store.js';
import { closeTicket } from '../modules/inbox/desk.js';
import type { Database } from '../store/connect.js';
import { officeStore } from '../store/office.js';
import { participantStore } from '../modules/people/store/participants.js';
import { converseHere } from './converse-here.js';

const logger = pino({ level: 'error' }, process.stderr);

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
    .description('mark a question as answered; if the office talked in the chat, the bot goes on')
    .action((id: string) => withStore((database, config) => close(database, id, config)));
  return command;
}

async function withStore(
  act: (database: Database, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig(process.env);
  const store = await openStore(config, logger, true);
  try {
    await act(store.database, config);
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

/** The person hears that the talk is over, if there was one, and the bot goes on. */
async function close(database: Database, id: string, config: Config): Promise<void> {
  const conversations = await converseHere(config, database, logger);
  try {
    const ticket = await conversations.desk.tickets.find(id);
    if (!ticket || ticket.state === 'closed') throw new Error(`no open ticket "${id}"`);
    await closeTicket(conversations.desk, id, 'command', systemClock.now());
  } finally {
    await conversations.stop();
  }
  console.log('closed');
}
