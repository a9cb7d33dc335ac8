import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../engine/actions.js';
import type { Json, Vars } from '../../engine/types.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { Secrets } from '../../ports/secrets.js';
import { personFacts } from '../people/facts.js';
import type { Consent } from '../../ports/contact.js';
import type { Sealed } from '../../ports/sealed.js';
import type { ParticipantStore } from '../people/ports.js';
import { readAnswers, register } from './register.js';
import { identityOf, joinContact, type DescribeNik } from '../people/identity.js';

export interface ParticipantParts {
  participants: ParticipantStore;
  contacts: ContactRecords;
  secrets: Secrets;
  describeNik: DescribeNik;
}

/** The identity behind a sealed NIK in the flow's variables. */
function sealedIdentity(secrets: Secrets, nik: Json | undefined): string | undefined {
  const sealed = (nik as unknown as Sealed | undefined)?.sealed;
  return sealed === undefined ? undefined : identityOf(secrets, secrets.open(sealed));
}

/** Is somebody registered with this NIK: nobody, the owner of this contact, or another account's? */
const findByNik: ActionDefinition<ParticipantParts> = {
  outcomes: ['new', 'mine', 'other'],
  async run({ participants, contacts, secrets }, { vars, contact }) {
    const identity = sealedIdentity(secrets, vars.nik);
    const found = identity === undefined ? undefined : await participants.findByIdentity(identity);
    if (!found) return { outcome: 'new' };
    const known = await contacts.find(contact.id);
    if (known?.participantId !== found.id) return { outcome: 'other' };
    return { outcome: 'mine', person: personFacts(found) };
  },
};

/**
 * Takes birth date and gender out of the NIK, so that they need not be asked. What is known already stays: the
 * person may have corrected it. (Another NIK clears both.)
 */
const describe: ActionDefinition<ParticipantParts> = {
  outcomes: ['described', 'unclear'],
  run({ secrets, describeNik }, { vars, now }) {
    const sealed = (vars.nik as unknown as Sealed | undefined)?.sealed;
    const told = sealed === undefined ? {} : describeNik(secrets.open(sealed), now);
    const odd = told.warnings?.some((warning) => unlikelyAges.includes(warning));
    const gender = vars.gender ?? told.gender;
    const birthDate = vars.birthDate ?? (odd ? undefined : told.birthDate);
    const set: Vars = { ...(birthDate && { birthDate }), ...(gender && { gender }) };
    return Promise.resolve({ outcome: birthDate ? 'described' : 'unclear', set });
  },
};

/** Warnings of a birth date that makes no likely holder of a KTP. */
const unlikelyAges = ['under_17', 'over_100'];

const youngest = 17;
const oldest = 110;

/** A holder of a KTP is 17 or older. */
const checkAge: ActionDefinition<unknown> = {
  outcomes: ['plausible', 'implausible'],
  run(_parts, { vars, now }) {
    const born = new Date(vars.birthDate as string);
    const years = (now.getTime() - born.getTime()) / (365.25 * 86_400_000);
    const plausible = years >= youngest && years <= oldest;
    return Promise.resolve(
      plausible ? { outcome: 'plausible' } : { outcome: 'implausible', set: { birthDate: null } },
    );
  },
};

const registerAction: ActionDefinition<ParticipantParts> = {
  outcomes: ['registered', 'taken', 'incomplete'],
  async run(parts, call) {
    const { participants, contacts, secrets } = parts;
    const answers = readAnswers(call.vars);
    const identity = sealedIdentity(secrets, call.vars.nik);
    if (!answers || identity === undefined) return { outcome: 'incomplete' };
    const consent = await consentOf(contacts, call);
    const { contact, now } = call;
    const result = await register(participants, answers, identity, contact.id, consent, now);
    if (result.outcome === 'taken') return { outcome: 'taken' };
    await joinContact(contacts, call, result.participant);
    return { outcome: 'registered', person: personFacts(result.participant) };
  },
};

async function consentOf(contacts: ContactRecords, { contact, now }: ActionCall): Promise<Consent> {
  const known = await contacts.find(contact.id);
  if (!known?.consent)
    throw new Error(`no consent is on record for ${contact.id} at ${now.toISOString()}`);
  return known.consent;
}

export const participantActions: ActionDefinitions<ParticipantParts> = {
  'participants.findByNik': findByNik,
  'participants.describeNik': describe,
  'participants.checkAge': checkAge,
  'participants.register': registerAction,
};
