import {
  type ActionCall,
  type ActionDefinitions,
  type ActionDefinition,
} from '../../engine/actions.js';
import type { Option, Vars } from '../../engine/types.js';
import type { Participant } from '../people/participant.js';
import {
  answerTicket,
  closeTicket,
  takeTicket,
  type DeskOutcome,
  type DeskParts,
  type DeskTicket,
} from './desk.js';
import type { Admin } from '../users/admin.js';
import { forAdmins, listForAdmins, pickedId, type AdminWho } from '../users/who.js';

/** Most tickets that a list shows, and messages of the conversation that are shown. */
const mostListed = 40;
const mostMessages = 4;

export interface ChatTicketParts extends AdminWho {
  office: DeskParts;
  findPerson: (id: string) => Promise<Participant | undefined>;
  /** The latest messages of a conversation, masked, the oldest first. */
  messages: (contactId: string, limit: number) => Promise<{ direction: string; text: string }[]>;
  /** `Sel, 24 Nov 10.00`. */
  shortDay: (at: Date, locale: string) => string;
}

const waiting = ({ office }: ChatTicketParts): Promise<DeskTicket[]> =>
  office.tickets.list(['open', 'taken'], mostListed);

async function nameOf(
  { say, findPerson }: ChatTicketParts,
  locale: string,
  { participantId }: DeskTicket,
): Promise<string> {
  const person = participantId === undefined ? undefined : await findPerson(participantId);
  return person?.name ?? say(locale, 'admin-lines:guest');
}

async function optionOf(
  parts: ChatTicketParts,
  locale: string,
  ticket: DeskTicket,
): Promise<Option> {
  const name = await nameOf(parts, locale, ticket);
  const [line = ''] = ticket.text.split('\n');
  const text = line.length > 40 ? `${line.slice(0, 39)}…` : line;
  const by = ticket.takenBy === undefined ? '' : ` (${ticket.takenBy})`;
  return { id: ticket.id, label: `${name} · ${text || ticket.kind}${by}` };
}

/** What was asked, and what was said lately. */
async function openTicket(parts: ChatTicketParts, call: ActionCall, { email }: Admin) {
  const ticket = await ticketOf(parts, call.vars);
  if (!ticket || ticket.state === 'closed') return { outcome: 'gone' };
  const { locale } = call;
  const lines = await parts.messages(ticket.contactId, mostMessages);
  const shown = lines.map(({ direction, text }) => {
    const [line = ''] = text.split('\n');
    return parts.say(locale, `admin-lines:said.${direction === 'in' ? 'in' : 'out'}`, {
      text: line.length > 120 ? `${line.slice(0, 119)}…` : line,
    });
  });
  const set = {
    ticketWho: await nameOf(parts, locale, ticket),
    ticketDay: parts.shortDay(ticket.at, locale),
    ticketText: ticket.text || ticket.kind,
    ticketLines: shown.length === 0 ? '' : `\n\n${shown.join('\n')}`,
    ticketBy: ticket.takenBy ?? '',
  };
  if (ticket.state === 'open') return { outcome: 'open', set };
  return { outcome: ticket.takenBy === email ? 'mine' : 'others', set };
}

async function ticketOf({ office }: ChatTicketParts, { ticketId }: Vars) {
  return typeof ticketId === 'string' ? office.tickets.find(ticketId) : undefined;
}

/**
 * Something done with the open ticket. Nobody talks with themselves: a ticket of the same chat is another's
 * (`own`).
 */
const onTicket = (
  act: (parts: ChatTicketParts, id: string, admin: Admin, call: ActionCall) => Promise<DeskOutcome>,
): ActionDefinition<ChatTicketParts> =>
  forAdmins(['done', 'taken', 'gone', 'own'], async (parts, call, admin) => {
    const ticket = await ticketOf(parts, call.vars);
    if (!ticket) return { outcome: 'gone' };
    if (ticket.contactId === call.contact.id) return { outcome: 'own' };
    return { outcome: await act(parts, ticket.id, admin, call), set: { reply: null } };
  });

/** Tickets, in chat: read, take, answer, close. */
export const chatTicketActions: ActionDefinitions<ChatTicketParts> = {
  'admin.hasTickets': forAdmins(['some', 'none'], async (parts) => ({
    outcome: (await waiting(parts)).length > 0 ? 'some' : 'none',
  })),
  'admin.tickets': listForAdmins(async (parts, { locale }) => {
    const tickets = await waiting(parts);
    return Promise.all(tickets.map((ticket) => optionOf(parts, locale, ticket)));
  }),
  'admin.pickTicket': forAdmins(['picked', 'back'], (_parts, { vars }) => {
    const id = pickedId(vars.pickedTicket);
    const set = { pickedTicket: null, ...(id !== undefined && { ticketId: id }) };
    return Promise.resolve({ outcome: id === undefined ? 'back' : 'picked', set });
  }),
  'admin.openTicket': forAdmins(['open', 'mine', 'others', 'gone'], (parts, call, admin) =>
    openTicket(parts, call, admin),
  ),
  'admin.takeTicket': onTicket((parts, id, { email }, { now }) =>
    takeTicket(parts.office, id, email, now),
  ),
  'admin.answerTicket': onTicket(async (parts, id, { email }, { vars, now }) => {
    const { reply } = vars;
    return typeof reply === 'string'
      ? answerTicket(parts.office, id, email, reply, now)
      : Promise.resolve('gone');
  }),
  'admin.closeTicket': onTicket((parts, id, { email }, { now }) =>
    closeTicket(parts.office, id, email, now),
  ),
};
