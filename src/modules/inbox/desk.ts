import type { Talk } from '../../ports/talk.js';

/** Of the office's own people: how long a talk lasts without a word of the office. */
export const talkMs = 30 * 60_000;

/** Longest answer of the office, in characters. */
export const longestAnswer = 2000;

export type TicketState = 'open' | 'taken' | 'closed';

/** A ticket as the office works on it. */
export interface DeskTicket {
  id: string;
  contactId: string;
  participantId?: string;
  kind: string;
  text: string;
  at: Date;
  state: TicketState;
  /** Email of who took it. */
  takenBy?: string;
  takenAt?: Date;
  officerAt?: Date;
}

export interface DeskStore {
  find(id: string): Promise<DeskTicket | undefined>;
  /** In these states, the oldest first. */
  list(states: readonly TicketState[], limit: number): Promise<DeskTicket[]>;
  /** Takes an open ticket, or one that is one's own; false when another has it, or it is closed. */
  take(id: string, by: string, at: Date): Promise<boolean>;
  /** Notes that its owner said something; false when it is not theirs. */
  touch(id: string, by: string, at: Date): Promise<boolean>;
  close(id: string, by: string, at: Date): Promise<DeskTicket | undefined>;
  /** Taken ones in which the office is silent since a moment. */
  silentSince(before: Date): Promise<DeskTicket[]>;
  /** Puts one back among the open, if nothing was said since it was read. */
  putBack(ticket: DeskTicket): Promise<boolean>;
}

export interface DeskParts {
  tickets: DeskStore;
  talk: Talk;
}

export type DeskOutcome = 'done' | 'taken' | 'gone';

const until = (now: Date): Date => new Date(now.getTime() + talkMs);

/** An officer takes a ticket: from now on they talk, and the bot is silent. */
export async function takeTicket(
  { tickets, talk }: DeskParts,
  id: string,
  by: string,
  now: Date,
): Promise<DeskOutcome> {
  if (!(await tickets.take(id, by, now))) return 'taken';
  const ticket = await tickets.find(id);
  if (!ticket) return 'gone';
  const told = await talk.say(ticket.contactId, id, until(now), 'talk.begun');
  return told ? 'done' : 'gone';
}

/** Says something as the office, over the channel of the contact. */
export async function answerTicket(
  { tickets, talk }: DeskParts,
  id: string,
  by: string,
  text: string,
  now: Date,
): Promise<DeskOutcome> {
  if (!(await tickets.touch(id, by, now))) return 'taken';
  const ticket = await tickets.find(id);
  if (!ticket) return 'gone';
  const told = await talk.say(ticket.contactId, id, until(now), 'talk.officer', text);
  return told ? 'done' : 'gone';
}

/** Closes a ticket; if the office talked, the bot goes on. */
export async function closeTicket(
  { tickets, talk }: DeskParts,
  id: string,
  by: string,
  now: Date,
): Promise<DeskOutcome> {
  const ticket = await tickets.close(id, by, now);
  if (!ticket) return 'gone';
  await talk.end(ticket.contactId, id);
  return 'done';
}

/** Ends talks in which the office fell silent: the ticket is open again. @returns how many */
export async function endSilentTalks({ tickets, talk }: DeskParts, now: Date): Promise<number> {
  const silent = await tickets.silentSince(new Date(now.getTime() - talkMs));
  for (const ticket of silent) {
    // The conversation first: run again after a crash in between, it is found once more.
    await talk.end(ticket.contactId, ticket.id);
    await tickets.putBack(ticket);
  }
  return silent.length;
}
