import type { Actions } from '../../engine/actions.js';
import { readReadiness } from '../capital/actions.js';
import { homeActions } from './actions.js';
import { adminStore } from '../users/store.js';
import { coachStore } from '../coaches/store/coaches.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { createReadRecord } from '../capital/read-record.js';
import { buildMatters } from './matters.js';

/** What flows may `do` of this part, on the real store. */
export function buildEverydayActions(around: ActionSurroundings): Actions {
  const coaches = coachStore(around.database);
  const admins = adminStore(around.database);
  const rests = { record: createReadRecord(around.database), timeZone: around.timeZone };
  return homeActions({
    participants: participantStore(around.database),
    contacts: contactStore(around.database),
    rolesOf: async (contactId) => ({
      coach: (await coaches.ofContact(contactId)) !== undefined,
      admin: (await admins.ofContact(contactId)) !== undefined,
    }),
    readinessScore: async (participant, now) =>
      (await readReadiness(rests, participant, now)).readiness.score,
    ...buildMatters(around),
  });
}
