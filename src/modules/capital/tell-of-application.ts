import { chooseContact } from '../announcements/choose-contact.js';
import type { LoanApplication } from './application.js';
import { personFacts } from '../people/facts.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import type { Platform } from '../../ports/platform.js';

/**
 * Tells a participant what the office wrote of their application, in the conversation where they can be reached.
 * Where nobody can be reached, it is seen at the next look.
 */
export function tellOfApplication({
  database,
  words,
  tell,
}: Pick<Platform, 'database' | 'words' | 'tell'>) {
  const contacts = contactStore(database);
  const participants = participantStore(database);
  return async ({ id, participantId, productName, state, version }: LoanApplication) => {
    const participant = await participants.find(participantId);
    const known = participant ? await contacts.ofParticipant(participantId) : [];
    const { preferredChannel } = participant ?? {};
    const chosen = chooseContact(known, {
      ...(preferredChannel && { preferred: preferredChannel }),
    });
    if (!participant || !('contactId' in chosen)) return;
    const locale = known.find((one) => one.id === chosen.contactId)?.locale ?? 'id';
    const values = {
      product: productName,
      state: words.say(locale, `loans:state.${state}`),
      person: personFacts(participant),
    };
    const key = `application-${id}-${String(version)}`;
    await tell.byDay(
      chosen.contactId,
      key,
      [{ type: 'said', key: 'loans:changed', values }],
      locale,
    );
  };
}
