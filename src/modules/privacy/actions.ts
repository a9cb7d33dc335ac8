import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../engine/actions.js';
import type { Vars } from '../../engine/types.js';
import type { KeptFile } from '../../ports/files.js';
import type { Audit } from '../../ports/audit.js';
import type { ContactRecords } from '../../ports/contact.js';
import { participantVars, personFacts } from '../people/facts.js';
import type { Participant } from '../people/participant.js';
import type { ParticipantStore } from '../people/ports.js';
import { stepsOver, stepStates } from '../people/standing.js';
import { readCorrection } from './corrections.js';
import { askToForget, type AskParts } from './forget-person.js';
import { participantOf } from '../people/participant-of.js';

export interface PrivacyParts extends AskParts {
  audit: Audit;
  participants: ParticipantStore;
  contacts: ContactRecords;
  /** How many things of each kind are kept of a person; and all of them in a file that they can read. */
  kept: {
    count(whose: Whose): Promise<Record<string, number>>;
    file(whose: Whose, as: { id: string; locale: string; at: Date }): Promise<KeptFile>;
  };
}

interface Whose {
  participantId: string;
  contactIds: string[];
}

/** DATA SAYA: what is kept of this person. */
const myData: ActionDefinition<PrivacyParts> = {
  outcomes: ['registered', 'started', 'nothing'],
  async run(parts, call) {
    const { contact } = call;
    const participant = await participantOf(parts, contact.id);
    if (participant) {
      return {
        outcome: 'registered',
        set: { ...participantVars(participant), ...(await keptVars(parts, participant, call)) },
        person: personFacts(participant),
      };
    }
    const known = await parts.contacts.find(contact.id);
    return known?.consent
      ? { outcome: 'started', set: { consentAt: known.consent.at.toISOString() } }
      : { outcome: 'nothing' };
  },
};

/** What else is kept beside the answers of registration, in counts, and everything as a file. */
async function keptVars(
  { contacts, kept }: PrivacyParts,
  participant: Participant,
  { inboundId, locale, now }: ActionCall,
): Promise<Vars> {
  const accounts = await contacts.ofParticipant(participant.id);
  const whose = { participantId: participant.id, contactIds: accounts.map(({ id }) => id) };
  const id = `data:${participant.id}:${inboundId}`;
  return {
    gender: participant.gender ?? 'unknown',
    salutationKept: participant.salutation,
    over: stepsOver(stepStates(participant)),
    kept: await kept.count(whose),
    dataFile: await kept.file(whose, { id, locale, at: now }),
  };
}

/**
 * PERBAIKI: writes the one field that `with: { field }` names, if the answer differs from what is kept. The act
 * is noted first: run again after a crash in between, the difference is still there.
 */
const correct: ActionDefinition<PrivacyParts> = {
  outcomes: ['corrected', 'nothing'],
  async run(parts, { vars, args, contact, inboundId, now }) {
    const participant = await participantOf(parts, contact.id);
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
};

/**
 * HAPUS: writes down that everything is to go that is kept of the person, by all their accounts and in all rooms. A
 * job does it; until it is done `person.leaving` holds the conversation.
 */
const deleteAll: ActionDefinition<PrivacyParts> = {
  outcomes: ['begun'],
  async run(parts, { contact, inboundId, locale, now }) {
    const { id: contactId, channel } = contact;
    const leaving = await askToForget(parts, { contactId, channel, inboundId, locale, at: now });
    return { outcome: 'begun', person: { declined: true, leaving } };
  },
};

export const privacyActions: ActionDefinitions<PrivacyParts> = {
  'privacy.myData': myData,
  'privacy.correct': correct,
  'privacy.deleteAll': deleteAll,
};
