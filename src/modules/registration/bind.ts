import { describeNik } from '../../language/nik.js';
import type { Platform } from '../../ports/platform.js';
import { contactStore } from '../people/store/contacts.js';
import { participantStore } from '../people/store/participants.js';
import type { ParticipantParts } from './actions.js';

/** Registration, on the real store. */
export const bindRegistration = ({ database, secrets }: Platform): ParticipantParts => ({
  participants: participantStore(database),
  contacts: contactStore(database),
  secrets,
  describeNik,
});
