import type { Event } from '../../engine/types.js';
import type { TellByDay } from '../../ports/notify.js';
import type { Audit } from '../../ports/audit.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { Secrets } from '../../ports/secrets.js';

/** A deletion that was asked for: whose, and by which account. */
export interface Forgetting {
  /** Natural: `delete:<channel>:<inbound id>`. */
  id: string;
  participantId?: string;
  /** All accounts of the person. */
  contactIds: string[];
  /** The account that asked: it is told when all is gone. */
  contactId: string;
  /** In which it is told. */
  locale?: string;
  at: Date;
  /** Since when nothing is left but the conversations that wait for the end. */
  erasedAt?: Date;
}

/** What is asked for and not done yet: the truth of which the jobs are made. */
export interface Forgettings {
  /** Writes it down; one with the same id stays as it is. */
  begin(forgetting: Forgetting): Promise<void>;
  find(id: string): Promise<Forgetting | undefined>;
  erased(id: string, at: Date): Promise<void>;
  finish(id: string): Promise<void>;
  /** Ids of those that are not finished, the oldest first. */
  unfinished(): Promise<string[]>;
}

export interface AskParts {
  contacts: Pick<ContactRecords, 'find' | 'ofParticipant'>;
  forgettings: Pick<Forgettings, 'begin'>;
}

interface Whose {
  participantId?: string;
  contactIds: readonly string[];
}

export interface ForgetParts {
  secrets: Pick<Secrets, 'fingerprint'>;
  forgettings: Omit<Forgettings, 'begin'>;
  /** Conversations of who is being deleted: held, and given back or taken away at the end. */
  conversations: {
    hold(contactId: string, deletion: string): Promise<void>;
    release(contactId: string, deletion: string, events: Event[]): Promise<void>;
    drop(contactId: string, deletion: string): Promise<void>;
  };
  /** Gives back what others could have: places in trainings, times and places of coaches. */
  release: (participantId: string, now: Date) => Promise<void>;
  /** Deletes what every room keeps of the person, but for the conversations. */
  forgetAll: (whose: Whose) => Promise<void>;
  /** Whether anything of that is there (again). */
  isKept: (whose: Whose) => Promise<boolean>;
  /** Ends what a process remembers of messages that are not written yet. */
  forgetMessages: (contactId: string) => Promise<void>;
  /** Proofs that are kept under a contact's id. */
  forgetProof: (contactId: string) => Promise<void>;
  audit: Audit;
  forgetSubject: (subject: string, renamed: (id: string) => string) => Promise<void>;
  /** Tells by day what is told too late to be a reply. */
  tellByDay: TellByDay;
}

/** Writes down that a person wants to be deleted. @returns the id of the deletion */
export async function askToForget(
  { contacts, forgettings }: AskParts,
  asked: { contactId: string; channel: string; inboundId: string; locale: string; at: Date },
): Promise<string> {
  const { contactId, channel, inboundId, locale, at } = asked;
  const participantId = (await contacts.find(contactId))?.participantId;
  const accounts = participantId === undefined ? [] : await contacts.ofParticipant(participantId);
  const contactIds = [...new Set([...accounts.map(({ id }) => id), contactId])];
  const id = `delete:${channel}:${inboundId}`;
  const whose = { contactIds, ...(participantId !== undefined && { participantId }) };
  await forgettings.begin({ id, ...whose, contactId, locale, at });
  return id;
}

/**
 * Deletes a person who asked for it. Until the end their conversations are held: what they write meanwhile is
 * answered, and writes nothing that would be lost or left over. Broken off anywhere, it is run again.
 * @returns false when it is done already
 * @throws when something was written meanwhile that is still there: then it is run again
 */
export async function forgetPerson(parts: ForgetParts, id: string, now: Date): Promise<boolean> {
  const forgetting = await parts.forgettings.find(id);
  if (!forgetting) return false;
  if (!forgetting.erasedAt) {
    for (const contactId of forgetting.contactIds) await parts.conversations.hold(contactId, id);
    await erase(parts, forgetting);
    await parts.forgettings.erased(id, now);
  }
  await tell(parts, forgetting, now);
  await parts.forgettings.finish(id);
  return true;
}

/** A turn that was under way when its conversation was held may write once more: then all is gone through again. */
const passes = 3;

async function erase(parts: ForgetParts, forgetting: Forgetting): Promise<void> {
  const { id, at } = forgetting;
  for (let pass = 1; pass <= passes; pass += 1) {
    await eraseOnce(parts, forgetting);
    if (await parts.isKept(forgetting)) continue;
    // That something was deleted is kept, of whom is not.
    await parts.audit({ id, action: 'deleted on request', subject: 'participant', by: 'chat', at });
    return;
  }
  throw new Error(`something is left after ${passes} passes of ${id}`);
}

async function eraseOnce(parts: ForgetParts, forgetting: Forgetting): Promise<void> {
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
  await parts.forgetAll(forgetting);
}

/** For so long what is said of a wish is its reply, at whatever time of day. */
const replyMs = 15 * 60_000;

/** Lets the conversations go, and says to who asked that all is gone. */
async function tell(parts: ForgetParts, forgetting: Forgetting, now: Date): Promise<void> {
  const { id, contactId, contactIds, at, locale = 'id' } = forgetting;
  const prompt = now.getTime() - at.getTime() <= replyMs;
  const key = `common:forgetting.${prompt ? 'done' : 'done_late'}`;
  const done: Event = { type: 'said', key, values: { askedAt: at.toISOString() } };
  for (const other of contactIds)
    if (other !== contactId) await parts.conversations.drop(other, id);
  await parts.conversations.release(contactId, id, prompt ? [done] : []);
  if (!prompt) await parts.tellByDay(contactId, id, [done], locale);
}
