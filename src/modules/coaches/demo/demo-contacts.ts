import type { Contact } from '../../../ports/contact.js';
import type { Participant } from '../../people/participant.js';
import type { DemoCoach } from './demo-coaches.js';
import { daysBefore, earlier } from '../../people/demo/days.js';
import { history } from '../../people/demo/plan.js';
import type { Spread } from '../../people/demo/spread.js';
import { contactOf } from '../../people/demo/contact-of.js';

/** A conversation at rest, as it lies in the store. */
export interface DemoConversation {
  id: string;
  channel: 'web';
  address: string;
  rev: number;
  conversation: object;
  recent: string[];
  outbox: Record<string, never>;
  lastInboundAt: Date;
}

export interface DemoContacts {
  contacts: Contact[];
  sessions: DemoConversation[];
}

/** Of those of 2017, whose list came on paper, every second has written since; of the others everybody. */
const hasContact = (n: number): boolean => n >= history.participants || n % 2 === 0;

/** Ways to people and coaches, and when they last wrote. */
export function demoContacts(
  participants: readonly Participant[],
  coaches: readonly DemoCoach[],
  now: Date,
  spread: Spread,
): DemoContacts {
  const found = participants
    .filter((_, n) => hasContact(n))
    .map(({ id, name, salutation, consent, registeredAt }) => {
      const longest = spread.chance(70) ? 21 : 120;
      const since = daysBefore(now, spread.below(longest));
      const seenAt = earlier(registeredAt < since ? since : registeredAt, now);
      const contact: Contact = {
        ...wayTo(id, registeredAt),
        ...{ participantId: id, consent, locale: spread.chance(4) ? 'en' : 'id' },
        ...(spread.chance(3) && { optedOutAt: spread.between(registeredAt, now) }),
      };
      const person = { id, registered: true, consented: true, name, salutation };
      return { contact, session: conversationOf(id, person, [], seenAt) };
    });
  return {
    contacts: [
      ...found.map(({ contact }) => contact),
      ...coaches.map(({ id, joinedAt = now }) => wayTo(id, joinedAt)),
    ],
    sessions: [...found.map(({ session }) => session), ...unfinished(now, spread)],
  };
}

const wayTo = (id: string, at: Date): Contact => ({
  ...{ id: contactOf(id), channel: 'web', address: id },
  unreachable: { reason: 'demo', at },
});

const conversationOf = (
  id: string,
  person: object,
  frames: object[],
  lastInboundAt: Date,
): DemoConversation => ({
  ...{ id: contactOf(id), channel: 'web', address: id, rev: 1, recent: [], outbox: {} },
  conversation: { frames, asked: frames.length, parked: {}, person, locale: 'id' },
  lastInboundAt,
});

/** Where some stopped in the middle of the registration. */
const stops = ['consent', 'name', 'nik', 'nik', 'phone', 'kecamatan', 'summary'] as const;
const broken = 17;

function unfinished(now: Date, spread: Spread): DemoConversation[] {
  return Array.from({ length: broken }, (_, n) => {
    const node = stops[n % stops.length] ?? 'name';
    const consented = node === 'consent' ? {} : { consented: true };
    const open = { serial: 1, refusals: 0 };
    const frame = { flow: 'registration', version: 1, node, vars: {}, trail: [], open };
    const seenAt = spread.between(daysBefore(now, 20), daysBefore(now, 0.1));
    return conversationOf(`demo-u${String(n).padStart(2, '0')}`, consented, [frame], seenAt);
  });
}
