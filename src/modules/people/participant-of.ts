import type { ContactRecords } from '../../ports/contact.js';
import type { Participant } from './participant.js';
import type { ParticipantStore } from './ports.js';

export interface PeopleParts {
  participants: Pick<ParticipantStore, 'find'>;
  contacts: Pick<ContactRecords, 'find'>;
}

/** Whose contact this is. Nothing else says who somebody is: what a conversation holds can be old. */
export async function participantOf(
  { contacts, participants }: PeopleParts,
  contactId: string,
): Promise<Participant | undefined> {
  const contact = await contacts.find(contactId);
  return contact?.participantId === undefined
    ? undefined
    : participants.find(contact.participantId);
}
