import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { FileRef, Json, Vars } from '../../../engine/types.js';
import { awardCertificate } from '../certificate.js';
import { trainingVars } from '../describe.js';
import { keepCertificate } from '../keep-certificate.js';
import { participantOf } from '../../people/participant-of.js';
import { ratingOf } from '../../../language/rating.js';
import { type TrainingParts } from '../parts.js';
import { changeEnrolment } from '../change-enrolment.js';
import { practiceState } from '../rules.js';
import { enrolmentId, type Practice } from '../training.js';
import { pickedId } from './finding.js';
import { partsOf } from './standing.js';

type Part = Awaited<ReturnType<typeof partsOf>>[number];

/**
 * The person's part in the training that was named (`with: { from: named }` or `picked`), else in the latest one
 * that `fits`, else in the latest they attended.
 */
async function ownPart(
  parts: TrainingParts,
  call: ActionCall,
  fits: (part: Part) => boolean = () => false,
) {
  const participant = await participantOf(parts, call.contact.id);
  if (!participant) return undefined;
  const all = await partsOf(parts, participant.id, call.now);
  const found =
    call.args.from === undefined
      ? (all.find(fits) ?? all.find(({ enrolment }) => enrolment.attendedAt))
      : all.find(({ training }) => training.id === pickedId(call));
  return found && { participant, ...found };
}

const varsOf = (
  { say, timeZone }: TrainingParts,
  { training, enrolment }: NonNullable<Awaited<ReturnType<typeof ownPart>>>,
  locale: string,
): Vars => ({
  ...trainingVars(training, { say, locale, timeZone }),
  words: enrolment.practice?.words ?? '',
  number: enrolment.certificate?.number ?? '',
});

/** How the practice stands that is called for. */
const practice: ActionDefinition<TrainingParts> = {
  outcomes: ['due', 'returned', 'waiting', 'accepted', 'not_attended', 'none'],
  async run(parts, call) {
    const own = await ownPart(parts, call, ({ enrolment }) =>
      ['due', 'returned'].includes(practiceState(enrolment)),
    );
    if (!own) return { outcome: 'none' };
    return { outcome: practiceState(own.enrolment), set: varsOf(parts, own, call.locale) };
  },
};

/** Takes the evidence: a picture, or what the person tells. What came last before a review counts. */
const sendPractice: ActionDefinition<TrainingParts> = {
  outcomes: ['sent', 'accepted', 'not_attended', 'unreadable', 'none'],
  async run(parts, call) {
    const own = await ownPart(parts, { ...call, args: { from: 'named' } });
    if (!own) return { outcome: 'none' };
    const state = practiceState(own.enrolment);
    if (state === 'not_attended' || state === 'accepted') return { outcome: state };
    const shown = await readEvidence(parts, call, own.participant.id);
    if (!shown) return { outcome: 'unreadable', set: { evidence: null } };
    await changeEnrolment(parts, enrolmentId(own.training.id, own.participant.id), (known) =>
      known.attendedAt && known.practice?.state !== 'accepted'
        ? { practice: { state: 'waiting', ...shown, sentAt: call.now } }
        : undefined,
    );
    return { outcome: 'sent', set: { evidence: null } };
  },
};

/** A shorter story tells nothing. */
const shortest = 15;

async function readEvidence(
  { files }: TrainingParts,
  { vars, contact, inboundId }: ActionCall,
  ownerId: string,
): Promise<Pick<Practice, 'text' | 'file'> | undefined> {
  const evidence = isVars(vars.evidence) ? vars.evidence : {};
  const told = typeof evidence.text === 'string' ? evidence.text : evidence.caption;
  const text = typeof told === 'string' ? told.trim().slice(0, 1000) : '';
  if (typeof evidence.ref !== 'string') return text.length >= shortest ? { text } : undefined;
  const id = `practice-${ownerId}-${inboundId}`.replace(/[^\w-]/g, '-');
  const sent: FileRef = { ...evidence, ref: evidence.ref };
  const file = await files.take(contact.id, sent, { id, ownerId });
  return { file, ...(text && { text }) };
}

const isVars = (value: Json | undefined): value is Vars =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const feedbackDue: ActionDefinition<TrainingParts> = {
  outcomes: ['due', 'given', 'none'],
  async run(parts, call) {
    const own = await ownPart(
      parts,
      call,
      ({ enrolment }) => enrolment.attendedAt !== undefined && !enrolment.feedback,
    );
    if (!own?.enrolment.attendedAt) return { outcome: 'none' };
    const set = varsOf(parts, own, call.locale);
    return { outcome: own.enrolment.feedback ? 'given' : 'due', set };
  },
};

/** Answers that say that there is nothing to say. */
const nothing =
  /^(-+|tidak|tdk|tidak ada|gak ada|nggak ada|ga ada|no|none|nothing|skip|lewati)\.?$/i;

/** Keeps a rating from 1 to 5, and what was said with it. */
const giveFeedback: ActionDefinition<TrainingParts> = {
  outcomes: ['kept', 'none'],
  async run(parts, call) {
    const own = await ownPart(parts, { ...call, args: { from: 'named' } });
    const rating = ratingOf(call.vars.rating);
    if (!own?.enrolment.attendedAt || rating === undefined) return { outcome: 'none' };
    const said = typeof call.vars.remark === 'string' ? call.vars.remark.trim() : '';
    const words = nothing.test(said) ? '' : said.slice(0, 1000);
    await changeEnrolment(parts, own.enrolment.id, () => ({
      feedback: { rating, ...(words && { words }), at: call.now },
    }));
    return { outcome: 'kept', set: { rating: null, remark: null } };
  },
};

/** Makes the certificate's document, if it is deserved; what is missing otherwise. */
const certificate: ActionDefinition<TrainingParts> = {
  outcomes: ['ready', 'due', 'returned', 'waiting', 'not_attended', 'none'],
  async run(parts, call) {
    const own = await ownPart(parts, call, ({ enrolment }) => enrolment.certificate !== undefined);
    if (!own) return { outcome: 'none' };
    const set = varsOf(parts, own, call.locale);
    const award = { by: 'chat', at: call.now };
    const awarded = await awardCertificate(parts, own.enrolment, award);
    const given = awarded?.certificate;
    if (!awarded || !given) {
      const state = practiceState(own.enrolment);
      return { outcome: state === 'accepted' ? 'none' : state, set };
    }
    const file = await keepCertificate(parts, awarded, own.training, own.participant);
    return { outcome: 'ready', set: { ...set, number: given.number, certificate: { ...file } } };
  },
};

export const practisingActions: ActionDefinitions<TrainingParts> = {
  'training.practice': practice,
  'training.sendPractice': sendPractice,
  'training.feedbackDue': feedbackDue,
  'training.giveFeedback': giveFeedback,
  'training.certificate': certificate,
};
