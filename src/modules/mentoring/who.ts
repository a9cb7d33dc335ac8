import type { ActionCall } from '../../engine/actions.js';
import type { Coach } from '../coaches/coach.js';
import type { Participant } from '../people/participant.js';
import type { MentoringParts } from './parts.js';

/** The coach whose contact this is, by the store: what the conversation says of it does not count. */
export const coachOf = (
  { coaches }: Pick<MentoringParts, 'coaches'>,
  { contact }: Pick<ActionCall, 'contact'>,
): Promise<Coach | undefined> => coaches.ofContact(contact.id);

/** A participant, if they are this coach's. */
export async function ownPerson(
  { participants }: Pick<MentoringParts, 'participants'>,
  coach: Pick<Coach, 'id'>,
  id: unknown,
): Promise<Participant | undefined> {
  const found = typeof id === 'string' ? await participants.find(id) : undefined;
  return found?.coachId === coach.id ? found : undefined;
}

/** "Bu Rina": how somebody is spoken of. */
export const calledName = (
  { say }: Pick<MentoringParts, 'say'>,
  locale: string,
  { salutation, name }: Pick<Coach, 'salutation' | 'name'>,
): string => `${say(locale, `common:sapa.${salutation}`)} ${name}`;

/** Names the message that is being answered, over all contacts. */
export const actOf = ({ contact, inboundId }: Pick<ActionCall, 'contact' | 'inboundId'>): string =>
  `${contact.id} ${inboundId}`;
