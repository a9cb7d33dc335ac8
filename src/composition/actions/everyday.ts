import type { Actions } from '../../engine/actions.js';
import { readReadiness } from '../../programme/capital/actions.js';
import { homeActions } from '../../programme/home/actions.js';
import { adminStore } from '../../store/admins.js';
import { coachStore } from '../../store/coaches.js';
import { contactStore } from '../../store/contacts.js';
import { participantStore } from '../../store/participants.js';
import type { ActionSurroundings } from '../build-actions.js';
import { createReadRecord } from '../read-record.js';
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
