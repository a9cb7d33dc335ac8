import { mark } from './plan.js';

/**
 * The contact of somebody of the demo. It is on the web chat alone, under an address that no visitor can have
 * (theirs are 22 letters long), and marked unreachable: no reminder, announcement or notice ever leaves for it.
 */
export const contactOf = (id: string): string => `web:${id}`;

/** Whether a contact is one of the demo. */
export const isDemoContact = (contactId: string): boolean => contactId.startsWith(contactOf(mark));
