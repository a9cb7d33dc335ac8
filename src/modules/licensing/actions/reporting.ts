import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import { readFileAnswer, type KeptFile } from '../../../ports/files.js';
import { SendError } from '../../../ports/send-error.js';
import { permitVars, readFacts } from '../describe-permit.js';
import { participantOf } from '../../people/participant-of.js';
import { changePermit, type LicensingParts } from '../parts.js';
import {
  permitId,
  permitKinds,
  permitsWithExpiry,
  type Permit,
  type PermitKind,
} from '../permit.js';

/** The permit that the conversation is about, of whoever writes. */
async function ownPermit(parts: LicensingParts, { contact, vars }: ActionCall) {
  const participant = await participantOf(parts, contact.id);
  const kind = permitKinds.find((one) => one === vars.kind);
  if (!participant || !kind) return undefined;
  const permit = await parts.permits.find(permitId(participant.id, kind));
  return permit && { participant, permit };
}

/** What was typed for another permit before is not taken for this one. */
const nothingTyped = { number: null, issuedOn: null, expiresOn: null, proof: null, ends: null };

/** Sets `permit`, what texts show of it; the outcome is its state. */
const show: ActionDefinition<LicensingParts> = {
  outcomes: ['wanted', 'applied', 'reported', 'verified', 'returned', 'none'],
  async run(parts, call) {
    const own = await ownPermit(parts, call);
    if (!own) return { outcome: 'none' };
    const permit = permitVars(parts, await readFacts(parts), own.permit, call.locale);
    return { outcome: own.permit.state, set: { ...nothingTyped, permit } };
  },
};

/** Sets `wayLines`: how the permit is got. */
const steps: ActionDefinition<LicensingParts> = {
  outcomes: ['shown', 'none'],
  async run(parts, call) {
    const own = await ownPermit(parts, call);
    if (!own) return { outcome: 'none' };
    const key = `licensing-lines:steps.${own.permit.kind}`;
    return { outcome: 'shown', set: { wayLines: parts.say(call.locale, key) } };
  },
};

/** The person asked for the permit: it is under way, and so is the step. */
const apply: ActionDefinition<LicensingParts> = {
  outcomes: ['applied', 'none'],
  async run(parts, call) {
    const own = await ownPermit(parts, call);
    if (!own) return { outcome: 'none' };
    await changePermit(parts, own.permit.id, ({ state }) =>
      state === 'wanted' ? { state: 'applied', appliedAt: call.now } : undefined,
    );
    await begin(parts, own.permit, call.now);
    return { outcome: 'applied' };
  },
};

const begin = ({ steps: records }: LicensingParts, permit: Permit, at: Date) =>
  records.markStep(permit.participantId, 'P4', {
    state: 'running',
    at,
    by: 'chat',
    evidence: `permit:${permit.kind}`,
  });

/** A permit does not end before it began. */
const checkDates: ActionDefinition<unknown> = {
  outcomes: ['fine', 'contradiction'],
  run(_parts, { vars: { issuedOn, expiresOn } }) {
    const wrong =
      typeof issuedOn === 'string' && typeof expiresOn === 'string' && expiresOn <= issuedOn;
    return Promise.resolve(
      wrong ? { outcome: 'contradiction', set: { expiresOn: null } } : { outcome: 'fine' },
    );
  },
};

const later =
  /^(-+|nanti|nanti (aja|saja|dulu|ya)|belum|belum ada|blm( ada)?|tidak|tidak ada|gak ada|nggak ada|ga ada|lewati|skip|later|not yet|no|none)[.!]*$/i;

const readLater = (text: string): 'later' | 'unclear' =>
  later.test(text.trim()) ? 'later' : 'unclear';

/** Whether a proof was sent: a file, or the word that it comes later. */
const readProof: ActionDefinition<unknown> = {
  outcomes: ['file', 'later', 'unclear'],
  run(_parts, { vars }) {
    const given = readFileAnswer(vars.proof);
    const ends = typeof vars.ends === 'string' ? vars.ends : 'none';
    const outcome = !given ? 'later' : 'ref' in given ? 'file' : readLater(given.text);
    return Promise.resolve({ outcome, set: { hasProof: outcome === 'file', ends } });
  },
};

/** What can be corrected of a report: the last day only of permits that have one. */
const changeOptions: ActionDefinition<unknown> = {
  outcomes: ['options'],
  run(_parts, { vars: { kind } }) {
    const ends = permitsWithExpiry.some((one) => one === kind);
    const ids = ['number', 'issuedOn', ...(ends ? ['expiresOn'] : []), 'proof', 'nothing'];
    return Promise.resolve({ outcome: 'options', options: ids.map((id) => ({ id })) });
  },
};

/** Keeps what the person says of the permit; it waits then for somebody who looks at it. */
const report: ActionDefinition<LicensingParts> = {
  outcomes: ['reported', 'proof_failed', 'none'],
  async run(parts, call) {
    const own = await ownPermit(parts, call);
    const { number, issuedOn, expiresOn } = call.vars;
    if (!own || typeof number !== 'string' || typeof issuedOn !== 'string')
      return { outcome: 'none' };
    const taken = await takeProof(parts, call, own.permit);
    if (taken === 'failed') return { outcome: 'proof_failed', set: { proof: null } };
    await changePermit(parts, own.permit.id, ({ reportedBy, proof }) =>
      reportedBy === call.inboundId
        ? undefined
        : {
            state: 'reported',
            number,
            issuedOn,
            expiresOn: expiryOf(own.permit.kind, expiresOn),
            proof: taken ?? proof,
            reportedAt: call.now,
            reportedBy: call.inboundId,
            reviewed: undefined,
          },
    );
    await begin(parts, own.permit, call.now);
    return { outcome: 'reported', set: nothingTyped };
  },
};

const expiryOf = (kind: PermitKind, expiresOn: unknown): string | undefined =>
  permitsWithExpiry.includes(kind) && typeof expiresOn === 'string' ? expiresOn : undefined;

/** Keeps the file that was sent as proof, if one was. */
async function takeProof(
  { files }: LicensingParts,
  { vars, contact, inboundId }: ActionCall,
  { id, participantId }: Permit,
): Promise<KeptFile | 'failed' | undefined> {
  const given = readFileAnswer(vars.proof);
  if (!given || !('ref' in given)) return undefined;
  const name = `permit-${id}-${inboundId}`.replace(/[^\w-]/g, '-');
  try {
    return await files.take(contact.id, given, { id: name, ownerId: participantId });
  } catch (error) {
    if (error instanceof SendError) return 'failed';
    throw error;
  }
}

/** One permit: what it is, how far it is, its number and proof. */
export const reportingActions: ActionDefinitions<LicensingParts> = {
  'licensing.show': show,
  'licensing.steps': steps,
  'licensing.apply': apply,
  'licensing.checkDates': checkDates,
  'licensing.readProof': readProof,
  'licensing.changeOptions': changeOptions,
  'licensing.report': report,
};
