import type { Actions } from '../engine/actions.js';
import { areaActions, type AreaParts } from '../modules/people/actions/areas.js';
import { consentActions, type ConsentParts } from '../modules/people/actions/consent.js';
import { contactActions, type ContactParts } from '../modules/people/actions/contacts.js';
import { identityActions, type IdentityParts } from '../modules/people/actions/identity.js';
import { participantActions, type ParticipantParts } from '../modules/registration/actions.js';
import { privacyActions, type PrivacyParts } from '../modules/privacy/actions.js';
import { ticketActions, type TicketParts } from '../modules/inbox/actions.js';

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
