import type { Action, Actions } from '../../engine/actions.js';

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

export function ticketActions(parts: TicketParts): Actions {
  return { 'tickets.open': open(parts) };
}

/** Hands a person over to the office, with the question they typed if they did. */
const open = ({ openTicket }: TicketParts): Action => ({
  outcomes: ['opened'],
  async run({ vars, person, args, contact, inboundId, now }) {
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
});
