import { bindActions, type Actions } from '../../../src/engine/actions.js';
import { ticketActions, type TicketParts } from '../../../src/modules/inbox/actions.js';
import { peopleActions, type PeopleParts } from '../../../src/modules/people/actions.js';
import { privacyActions, type PrivacyParts } from '../../../src/modules/privacy/actions.js';
import {
  participantActions,
  type ParticipantParts,
} from '../../../src/modules/registration/actions.js';

/** What becoming and being a participant runs on. */
export type ProgrammeParts = PeopleParts & ParticipantParts & PrivacyParts & TicketParts;

/** Everything around being a participant, on these parts. */
export const createActions = (parts: ProgrammeParts): Actions => ({
  ...bindActions(peopleActions, parts),
  ...bindActions(participantActions, parts),
  ...bindActions(privacyActions, parts),
  ...bindActions(ticketActions, parts),
});
