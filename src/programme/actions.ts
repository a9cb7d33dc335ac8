import type { Actions } from '../engine/actions.js';
import { areaActions, type AreaParts } from './areas/actions.js';
import { consentActions, type ConsentParts } from './consent/actions.js';
import { contactActions, type ContactParts } from './contacts/actions.js';
import { identityActions, type IdentityParts } from './identity/actions.js';
import { participantActions, type ParticipantParts } from './participants/actions.js';
import { privacyActions, type PrivacyParts } from './privacy/actions.js';
import { ticketActions, type TicketParts } from './tickets/actions.js';

export type ProgrammeParts = AreaParts &
  ConsentParts &
  ContactParts &
  IdentityParts &
  ParticipantParts &
  PrivacyParts &
  TicketParts;

/** Everything that flows may `do`. */
export function createActions(parts: ProgrammeParts): Actions {
  return {
    ...areaActions(parts),
    ...consentActions(parts),
    ...contactActions(parts),
    ...identityActions(parts),
    ...participantActions(parts),
    ...privacyActions(parts),
    ...ticketActions(parts),
  };
}
