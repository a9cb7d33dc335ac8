import type { ActionDefinitions } from '../../engine/actions.js';
import { areaActions, type AreaParts } from './actions/areas.js';
import { consentActions, type ConsentParts } from './actions/consent.js';
import { contactActions, type ContactParts } from './actions/contacts.js';
import { identityActions, type IdentityParts } from './actions/identity.js';

export type PeopleParts = AreaParts & ConsentParts & ContactParts & IdentityParts;

/** What flows may `do` of who somebody is: consent, proof of identity, contacts, areas. */
export const peopleActions: ActionDefinitions<PeopleParts> = {
  ...areaActions,
  ...consentActions,
  ...contactActions,
  ...identityActions,
};
