import type { Actions } from '../../engine/actions.js';
import { deskActions, type DeskParts } from './desk-actions.js';
import { peopleActions, type PeopleParts } from './people-actions.js';
import { ticketActions, type TicketParts } from '../inbox/ticket-actions.js';

/** What the office may `do` in chat, but for announcements. */
export const adminActions = (parts: DeskParts & PeopleParts & TicketParts): Actions => ({
  ...deskActions(parts),
  ...peopleActions(parts),
  ...ticketActions(parts),
});
