import type { ActionCall } from '../../engine/actions.js';
import type { Contact } from '../../ports/contact.js';
import type { AccountParts } from './ports.js';

/** The person's accounts, this one among them; none for somebody who is not registered. */
export async function accountsOf(
  { contacts }: Pick<AccountParts, 'contacts'>,
  call: Pick<ActionCall, 'contact'>,
): Promise<{ participantId: string; all: Contact[] } | undefined> {
  const participantId = (await contacts.find(call.contact.id))?.participantId;
  if (participantId === undefined) return undefined;
  return { participantId, all: await contacts.ofParticipant(participantId) };
}
