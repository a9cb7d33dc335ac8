import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import { trainingVars } from '../describe.js';
import { strangerFacts } from '../../people/facts.js';
import { participantOf } from '../../people/participant-of.js';
import type { TrainingParts } from '../parts.js';
import { duties, dutyOf, placeIn } from '../rules.js';
import { settleEnrolment } from '../settle.js';
import type { Enrolment, TrainingSummary } from '../training.js';

interface Part {
  enrolment: Enrolment;
  training: TrainingSummary;
}

/** A person's trainings, the latest first. Places without an enrolment (a crash in between) get theirs. */
export async function partsOf(
  parts: TrainingParts,
  participantId: string,
  now: Date,
): Promise<Part[]> {
  const known = await parts.enrolments.ofParticipant(participantId);
  for (const held of await parts.trainings.holding(participantId)) {
    const enrolment = known.find(({ trainingId }) => trainingId === held.id);
    if (enrolment?.state === placeIn(held, participantId)?.state) continue;
    const settled = await settleEnrolment(parts, held.id, participantId, now);
    if (!settled) continue;
    if (enrolment) known.splice(known.indexOf(enrolment), 1);
    known.push(settled);
  }
  const trainings = await parts.trainings.some(known.map(({ trainingId }) => trainingId));
  return known
    .flatMap((enrolment) => {
      const training = trainings.find(({ id }) => id === enrolment.trainingId);
      return training ? [{ enrolment, training }] : [];
    })
    .sort((a, b) => b.training.startsAt.getTime() - a.training.startsAt.getTime());
}

/** Where a person stands: the one thing that is called for, else the place they have, else nothing. */
const standing: ActionDefinition<TrainingParts> = {
  outcomes: [...duties, 'seated', 'waiting', 'reviewing', 'attended', 'done', 'nothing', 'unknown'],
  async run(parts, { contact, locale, now }) {
    const participant = await participantOf(parts, contact.id);
    if (!participant) return { outcome: 'unknown', person: strangerFacts };
    const all = await partsOf(parts, participant.id, now);
    const open = all.filter(({ training }) => training.state === 'open');
    for (const duty of duties) {
      const called = open.find(
        ({ training, enrolment }) => dutyOf(training, enrolment, now) === duty,
      );
      if (called) return { outcome: duty, set: varsOf(parts, called, locale) };
    }
    const next = open.filter(({ training, enrolment }) => isAhead(training, enrolment, now)).at(-1);
    if (next) return { outcome: next.enrolment.state, set: varsOf(parts, next, locale) };
    const last = all.find(({ enrolment }) => enrolment.attendedAt);
    if (last) return { outcome: sinceOf(last.enrolment), set: varsOf(parts, last, locale) };
    return { outcome: 'nothing', set: { kecamatanName: participant.kecamatan.name } };
  },
};

const isAhead = (training: TrainingSummary, enrolment: Enrolment, now: Date): boolean =>
  enrolment.state !== 'cancelled' && !enrolment.attendedAt && training.endsAt > now;

/** How a training stands that was attended and calls for nothing. */
function sinceOf({ certificate, practice }: Enrolment): 'done' | 'reviewing' | 'attended' {
  if (certificate) return 'done';
  return practice?.state === 'waiting' ? 'reviewing' : 'attended';
}

function varsOf({ say, timeZone }: TrainingParts, { training, enrolment }: Part, locale: string) {
  return {
    ...trainingVars(training, { say, locale, timeZone }),
    words: enrolment.practice?.words ?? '',
    number: enrolment.certificate?.number ?? '',
  };
}

/** What is offered now, the best first. */
const menu: ActionDefinition<TrainingParts> = {
  outcomes: ['offered'],
  async run(parts, { contact, now }) {
    const participant = await participantOf(parts, contact.id);
    const all = participant ? await partsOf(parts, participant.id, now) : [];
    const open = all.filter(({ training }) => training.state === 'open');
    const called = new Set(open.map(({ training, enrolment }) => dutyOf(training, enrolment, now)));
    const offered = [
      ...(called.has('check_in') ? ['check_in'] : []),
      ...(called.has('returned') || called.has('practice') ? ['practice'] : []),
      ...(called.has('feedback') ? ['feedback'] : []),
      ...(called.has('confirm') ? ['confirm'] : []),
      'find',
      ...(all.some(({ enrolment }) => enrolment.state !== 'cancelled') ? ['mine'] : []),
      ...(called.has('check_in') ? [] : ['check_in']),
      ...(all.some(({ enrolment }) => enrolment.certificate) ? ['certificate'] : []),
      'home',
    ];
    return { outcome: 'offered', options: offered.map((id) => ({ id })) };
  },
};

/** The training that calls for a duty (`with: { duty: confirm }`). */
const due: ActionDefinition<TrainingParts> = {
  outcomes: ['found', 'none'],
  async run(parts, { contact, args, locale, now }) {
    const participant = await participantOf(parts, contact.id);
    const all = participant ? await partsOf(parts, participant.id, now) : [];
    const found = all
      .filter(({ training }) => training.state === 'open')
      .findLast(({ training, enrolment }) => dutyOf(training, enrolment, now) === args.duty);
    return found ? { outcome: 'found', set: varsOf(parts, found, locale) } : { outcome: 'none' };
  },
};

export const standingActions: ActionDefinitions<TrainingParts> = {
  'training.standing': standing,
  'training.menu': menu,
  'training.due': due,
};
