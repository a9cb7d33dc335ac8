import type { Platform } from '../../ports/platform.js';
import { readReadiness } from '../capital/parts.js';
import { createReadRecord } from '../capital/read-record.js';
import { coachStore } from '../coaches/store/coaches.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import { adminStore } from '../users/store.js';
import type { HomeParts } from './actions.js';
import { buildMatters } from './matters.js';

/** The home menu, on the real store. */
export function bindHome(platform: Platform): HomeParts {
  const { database, timeZone } = platform;
  const coaches = coachStore(database);
  const admins = adminStore(database);
  const readiness = { record: createReadRecord(database), timeZone };
  return {
    participants: participantStore(database),
    contacts: contactStore(database),
    rolesOf: async (contactId) => ({
      coach: (await coaches.ofContact(contactId)) !== undefined,
      admin: (await admins.ofContact(contactId)) !== undefined,
    }),
    readinessScore: async (participant, now) =>
      (await readReadiness(readiness, participant, now)).readiness.score,
    ...buildMatters(platform),
  };
}
