import type { Contact } from '../../ports/contact.js';
import type { Vars } from '../../engine/types.js';
import { canInitiate } from '../../ports/channel.js';
import type { Coach } from '../coaches/coach.js';
import { personFacts } from '../people/facts.js';
import type { Participant } from '../people/participant.js';
import type { MentoringParts } from './parts.js';
import { sessionVars } from './session-vars.js';
import type { MentoringSession, Side } from './session.js';
import { calledName } from './who.js';

/** The contact of a person where a message is seen soonest. */
export const bestContact = (contacts: readonly Contact[]): Contact | undefined => {
  const reachable = contacts.filter(({ unreachable }) => !unreachable);
  return reachable.find(({ channel }) => canInitiate(channel)) ?? reachable[0];
};

/** The two of a session. */
export interface Pair {
  coach: Coach;
  participant: Participant;
}

/** Where one of the two is told something. */
export async function contactOf(
  { contacts }: Pick<MentoringParts, 'contacts'>,
  { coach, participant }: Pair,
  side: Side,
): Promise<Contact | undefined> {
  if (side === 'participant') return bestContact(await contacts.ofParticipant(participant.id));
  const found = await Promise.all(coach.contactIds.map((id) => contacts.find(id)));
  return bestContact(found.flatMap((one) => one ?? []));
}

/**
 * Tells the other side what was done with a session.
 * @param what names the text: `mentoring-lines:told.<side>.<what>`
 */
export async function tellSide(
  parts: MentoringParts,
  pair: Pair,
  side: Side,
  told: { session: MentoringSession; what: string; values?: Vars },
): Promise<void> {
  const contact = await contactOf(parts, pair, side);
  if (!contact) return;
  const locale = contact.locale ?? 'id';
  const { session, what } = told;
  const other = side === 'coach' ? pair.participant : pair.coach;
  const values: Vars = {
    ...sessionVars(parts, session, locale),
    ...told.values,
    who: calledName(parts, locale, other),
    person: factsOf(pair, side),
  };
  const key = `${session.id}-${session.version}-${what}`;
  await parts.tell(contact.id, key, `mentoring-lines:told.${side}.${what}`, values, locale);
}

/** How the one who is told is addressed. */
const factsOf = ({ coach, participant }: Pair, side: Side): Vars =>
  side === 'coach' ? { salutation: coach.salutation, name: coach.name } : personFacts(participant);
