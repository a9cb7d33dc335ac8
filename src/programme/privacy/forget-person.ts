import type { ContactRecords } from '../contacts/contact.js';
import type { Secrets } from '../secrets.js';
import type { Audit } from '../audit.js';

/** A deletion that was asked for: whose, and by which account. */
export interface Forgetting {
  /** Natural: `delete:<channel>:<inbound id>`. */
  id: string;
  participantId?: string;
  /** All accounts of the person. */
  contactIds: string[];
  /** The account that asked: its conversation ends with the turn that asked. */
  contactId: string;
  at: Date;
}

/** What is asked for and not done yet, so that a crash in between can not leave half of it. */
export interface Forgettings {
  /** Writes it down; one with the same id stays as it is and is returned. */
  begin(forgetting: Forgetting): Promise<Forgetting>;
  finish(id: string): Promise<void>;
  /** Those that were asked for before a moment and are not finished. */
  left(before: Date): Promise<Forgetting[]>;
}

export interface ForgetParts {
  contacts: Pick<ContactRecords, 'find' | 'ofParticipant'>;
  secrets: Pick<Secrets, 'fingerprint'>;
  forgettings: Forgettings;
  /** Gives back what others could have: places in trainings, times and places of coaches. */
  release: (participantId: string, now: Date) => Promise<void>;
  /** Deletes what every room keeps of the person; the sessions of `sparedSession` stay. */
  forgetAll: (
    whose: { participantId?: string; contactIds: readonly string[] },
    sparedSession?: string,
  ) => Promise<void>;
  /** Ends what a process remembers of messages that are not written yet. */
  forgetMessages: (contactId: string) => Promise<void>;
  /** Proofs that are kept under a contact's id. */
  forgetProof: (contactId: string) => Promise<void>;
  audit: Audit;
  forgetSubject: (subject: string, renamed: (id: string) => string) => Promise<void>;
}

/**
 * Deletes a person. It is written down first, and crossed out last: whatever a crash leaves is taken up by
 * `finishForgettings`, or by the same message when the platform delivers it again.
 */
export async function forgetPerson(
  parts: ForgetParts,
  asked: { id: string; contactId: string; at: Date },
): Promise<void> {
  const known = await parts.contacts.find(asked.contactId);
  const participantId = known?.participantId;
  const accounts =
    participantId === undefined ? [] : await parts.contacts.ofParticipant(participantId);
  const contactIds = [...new Set([...accounts.map(({ id }) => id), asked.contactId])];
  const forgetting = await parts.forgettings.begin({
    ...asked,
    contactIds,
    ...(participantId !== undefined && { participantId }),
  });
  await carryOut(parts, forgetting, asked.contactId);
}

/** Finishes deletions that a crash broke off. @returns how many */
export async function finishForgettings(parts: ForgetParts, before: Date): Promise<number> {
  const left = await parts.forgettings.left(before);
  for (const forgetting of left) await carryOut(parts, forgetting);
  return left.length;
}

async function carryOut(
  parts: ForgetParts,
  forgetting: Forgetting,
  sparedSession?: string,
): Promise<void> {
  const { id, participantId, contactIds, at } = forgetting;
  if (participantId !== undefined) await parts.release(participantId, at);
  for (const contactId of contactIds) {
    await parts.forgetMessages(contactId);
    await parts.forgetProof(contactId);
  }
  if (participantId !== undefined) {
    // The id can be made of the NIK and the contact: it must not stay in the audit log.
    const renamed = (line: string) => `deleted:${parts.secrets.fingerprint(`${line} ${id}`)}`;
    await parts.forgetSubject(participantId, renamed);
  }
  await parts.forgetAll(
    { contactIds, ...(participantId !== undefined && { participantId }) },
    sparedSession,
  );
  // That something was deleted is kept, of whom is not.
  await parts.audit({ id, action: 'deleted on request', subject: 'participant', by: 'chat', at });
  await parts.forgettings.finish(id);
}
