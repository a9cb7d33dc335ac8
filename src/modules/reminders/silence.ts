import type { Vars } from '../../engine/types.js';
import { after, dayMs, hourMs, type Planner } from '../../delivery/reminders/wanted.js';

/** Somebody who fell silent in the middle of a conversation. */
export interface SilenceMatter {
  contactId: string;
  /** The flow whose question is open. */
  flow: string;
  lastInboundAt: Date;
  person: Vars;
}

/** Asked once, gently; the conversation is found where it was. */
export const planSilence: Planner<SilenceMatter> = ({ contactId, lastInboundAt, person }) => [
  {
    kind: 'silence.flow',
    subject: { of: 'contact', id: contactId },
    recipient: { of: 'contact', id: contactId },
    ...(typeof person.id === 'string' && { participantId: person.id }),
    at: after(lastInboundAt, dayMs),
    usefulUntil: after(lastInboundAt, dayMs + 48 * hourMs),
    since: lastInboundAt,
    occasion: lastInboundAt.toISOString(),
    person,
    values: () => ({}),
    question: {},
  },
];
