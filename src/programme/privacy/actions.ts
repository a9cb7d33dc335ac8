import type { Action, Actions } from '../../engine/actions.js';
import type { ContactRecords } from '../contacts/contact.js';
import type { ProofStore } from '../identity/proof.js';
import { participantVars, personFacts } from '../participants/facts.js';
import type { Participant } from '../participants/participant.js';
import type { ParticipantStore } from '../participants/ports.js';
import type { Secrets } from '../secrets.js';
import { readCorrection } from './corrections.js';

export interface PrivacyParts {
  participants: ParticipantStore;
  contacts: ContactRecords;
  proofs: ProofStore;
  secrets: Secrets;
  /** Deletes what was logged of a contact's messages. */
  forgetMessages: (contactId: string) => Promise<void>;
  /** Deletes a contact's conversation. */
  forgetSession: (contactId: string) => Promise<void>;
  /** Deletes the tickets of a contact, and the marks of messages that failed. */
  forgetTickets: (contactId: string) => Promise<void>;
  audit: (entry: {
    id: string;
    action: string;
    subject: string;
    by: string;
    at: Date;
  }) => Promise<void>;
  /** Takes a subject out of the audit log: its lines get new ids, and say that their subject was deleted. */
  forgetSubject: (subject: string, renamed: (id: string) => string) => Promise<void>;
}

export function privacyActions(parts: PrivacyParts): Actions {
  return {
    'privacy.myData': myData(parts),
    'privacy.correct': correct(parts),
    'privacy.deleteAll': deleteAll(parts),
  };
}

async function owner(
  { participants, contacts }: PrivacyParts,
  contactId: string,
): Promise<Participant | undefined> {
  const contact = await contacts.find(contactId);
  return contact?.participantId === undefined
    ? undefined
    : participants.find(contact.participantId);
}

/** DATA SAYA: what is kept of this person. */
const myData = (parts: PrivacyParts): Action => ({
  outcomes: ['registered', 'started', 'nothing'],
  async run({ contact }) {
    const participant = await owner(parts, contact.id);
    if (participant) {
      return {
        outcome: 'registered',
        set: participantVars(participant),
        person: personFacts(participant),
      };
    }
    const known = await parts.contacts.find(contact.id);
    return known?.consent
      ? { outcome: 'started', set: { consentAt: known.consent.at.toISOString() } }
      : { outcome: 'nothing' };
  },
});

/**
 * PERBAIKI: writes the one field that `with: { field }` names, if the answer differs from what is kept. The act
 * is noted first: run again after a crash in between, the difference is still there.
 */
const correct = (parts: PrivacyParts): Action => ({
  outcomes: ['corrected', 'nothing'],
  async run({ vars, args, contact, inboundId, now }) {
    const participant = await owner(parts, contact.id);
    if (!participant) return { outcome: 'nothing' };
    const changes = readCorrection(participant, args.field, vars);
    if (Object.keys(changes).length > 0) {
      const fields = Object.keys(changes).join(', ');
      await parts.audit({
        id: `correct:${participant.id}:${inboundId}`,
        action: `corrected ${fields}`,
        subject: participant.id,
        by: 'participant',
        at: now,
      });
      await parts.participants.update(participant.id, changes);
    }
    return { outcome: 'corrected', person: personFacts({ ...participant, ...changes }) };
  },
});

/**
 * HAPUS: the participant, the messages, tickets, proofs and conversations of all contacts, and the contacts. The
 * participant goes last: run again after a crash in between, the rest is still found through it.
 */
const deleteAll = (parts: PrivacyParts): Action => ({
  outcomes: ['deleted'],
  async run({ contact, inboundId, now }) {
    const participant = await owner(parts, contact.id);
    const contacts = participant ? await parts.contacts.ofParticipant(participant.id) : [];
    const others = contacts.map(({ id }) => id).filter((id) => id !== contact.id);
    for (const id of [...others, contact.id]) {
      await parts.forgetMessages(id);
      await parts.forgetTickets(id);
      await parts.proofs.remove(id);
      if (id !== contact.id) await parts.forgetSession(id);
    }
    for (const id of others) await parts.contacts.remove(id);
    if (participant) await removeParticipant(parts, participant.id, inboundId);
    await parts.contacts.remove(contact.id);
    // That something was deleted is kept, of whom is not.
    const id = `delete:${contact.channel}:${inboundId}`;
    await parts.audit({
      id,
      action: 'deleted on request',
      subject: 'participant',
      by: 'chat',
      at: now,
    });
    return { outcome: 'deleted', person: { declined: true } };
  },
});

/** The id of a participant can be made of the NIK and the contact: it must not stay in the audit log. */
async function removeParticipant(
  { participants, secrets, forgetSubject }: PrivacyParts,
  id: string,
  inboundId: string,
): Promise<void> {
  await forgetSubject(id, (line) => `deleted:${secrets.fingerprint(`${line} ${inboundId}`)}`);
  await participants.remove(id);
}
