import type { ActionDefinition, ActionDefinitions } from '../../engine/actions.js';
import { chatTicketActions, type ChatTicketParts } from './ticket-actions.js';

export interface TicketRecord {
  /** Natural: `<contact>:<inbound id>`. */
  id: string;
  contactId: string;
  participantId?: string;
  kind: 'asked' | 'failed' | 'identity';
  text: string;
  at: Date;
}

export interface TicketParts {
  openTicket: (ticket: TicketRecord) => Promise<void>;
}

/** Hands a person over to the office, with the question they typed if they did. */
const open: ActionDefinition<TicketParts> = {
  outcomes: ['opened'],
  async run({ openTicket }, { vars, person, args, contact, inboundId, now }) {
    const { question } = vars;
    await openTicket({
      id: `${contact.id}:${inboundId}`,
      contactId: contact.id,
      ...(typeof person.id === 'string' && { participantId: person.id }),
      kind: args.kind === 'identity' ? 'identity' : 'asked',
      text: typeof question === 'string' ? question : '',
      at: now,
    });
    // Who waits for the office about an account is told so, and not asked everything again.
    return args.kind === 'identity'
      ? { outcome: 'opened', person: { handedOver: true } }
      : { outcome: 'opened' };
  },
};

export type InboxParts = TicketParts & ChatTicketParts;

/** What a person may `do`: hand themselves over to the office. */
export const ticketActions: ActionDefinitions<TicketParts> = { 'tickets.open': open };

/** What flows may `do` with tickets: a person opens one, the office works on them in chat. */
export const inboxActions: ActionDefinitions<InboxParts> = {
  ...ticketActions,
  ...chatTicketActions,
};
