import type { Vars } from '../../engine/types.js';
import type { TellByDay } from '../../ports/notify.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { ParticipantStore } from './ports.js';

export interface TellingParts {
  participants: Pick<ParticipantStore, 'find'>;
  contacts: Pick<ContactRecords, 'ofParticipant'>;
  /** Puts a notice into a contact's outbox, once a key; false when there is no such conversation. */
  tellByDay: TellByDay;
}

/** A notice, for one person after the other. */
export interface Told {
  /** Natural: a second notice with it takes the place of the first. */
  key: string;
  /** The key of the words. */
  text: string;
  /** What the words use, beside the person; in the language of the contact. */
  values: (locale: string) => Vars;
}

/** Tells a participant something on every contact where they can be reached; who is gone is told nothing. */
export async function tellParticipant(
  { participants, contacts, tellByDay }: TellingParts,
  participantId: string,
  { key, text, values }: Told,
): Promise<void> {
  const participant = await participants.find(participantId);
  if (!participant) return;
  const { name, salutation } = participant;
  const person = { registered: true, name, salutation };
  for (const { id, unreachable, locale = 'id' } of await contacts.ofParticipant(participantId)) {
    if (unreachable) continue;
    const said = { type: 'said', key: text, values: { ...values(locale), person } } as const;
    await tellByDay(id, key, [said], locale);
  }
}

/** People who are told at the same time. */
const atOnce = 10;

/** Tells several participants the same, a few at a time. */
export async function tellParticipants(
  parts: TellingParts,
  participantIds: readonly string[],
  told: Told,
): Promise<void> {
  const people = [...participantIds];
  while (people.length > 0) {
    const some = people.splice(0, atOnce);
    await Promise.all(some.map((id) => tellParticipant(parts, id, told)));
  }
}
