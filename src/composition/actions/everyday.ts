import type { Actions } from '../../engine/actions.js';
import { homeActions } from '../../programme/home/actions.js';
import { coachStore } from '../../store/coaches.js';
import { contactStore } from '../../store/contacts.js';
import { mentoringStore } from '../../store/mentoring.js';
import { participantStore } from '../../store/participants.js';
import type { ActionSurroundings } from '../build-actions.js';

/** What flows may `do` of this part, on the real store. */
export function buildEverydayActions({ database }: ActionSurroundings): Actions {
  const coaches = coachStore(database);
  const mentoring = mentoringStore(database);
  return homeActions({
    participants: participantStore(database),
    contacts: contactStore(database),
    rolesOf: async (contactId) => ({
      coach: (await coaches.ofContact(contactId)) !== undefined,
      admin: false,
    }),
    openMatters: async ({ id }, now) => ({
      mentoringProposed: (await mentoring.ofParticipant(id)).some(
        ({ state, proposedBy, at }) => state === 'proposed' && proposedBy === 'coach' && at > now,
      ),
    }),
  });
}
