import type { ActionCall } from '../../engine/actions.js';
import type { Secrets } from '../../ports/secrets.js';
import type { Participant } from './participant.js';
import type { ContactRecords } from '../../ports/contact.js';

export const identityOf = (secrets: Secrets, nik: string): string =>
  `nik:${secrets.fingerprint(nik)}`;
/** What a NIK tells; see `language/nik.ts`. */
export type DescribeNik = (
  nik: string,
  now: Date,
) => {
  birthDate?: string;
  gender?: 'female' | 'male';
  /** What is odd; of a birth date that can hardly be true the person is asked. */
  warnings?: readonly string[];
};
/** Makes a contact one of the participant's. */
export async function joinContact(
  contacts: ContactRecords,
  { contact, locale }: Pick<ActionCall, 'contact' | 'locale'>,
  participant: Participant,
): Promise<void> {
  const { channel, address } = contact;
  await contacts.put(contact.id, { channel, address, locale, participantId: participant.id });
}
