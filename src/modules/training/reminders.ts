import type { Vars } from '../../engine/types.js';
import { personFacts } from '../people/facts.js';
import type { Participant } from '../people/participant.js';
import type { Enrolment, TrainingSummary } from './training.js';
import {
  clockOf,
  daysBefore,
  dayWord,
  soonWord,
  zoneName,
} from '../../delivery/reminders/local-time.js';
import {
  after,
  before,
  dayMs,
  hourMs,
  minuteMs,
  type PlanContext,
  type Planner,
  type Wanted,
} from '../../delivery/reminders/wanted.js';

/** A participant's part in a training, with the training and the person. */
export interface EnrolmentMatter {
  enrolment: Enrolment;
  training: TrainingSummary;
  participant: Participant;
}

/** Around a training: a week before, the day before, two hours before, and what is open afterwards. */
export const planTraining: Planner<EnrolmentMatter> = (matter, context) => {
  const { enrolment, training } = matter;
  if (training.state === 'cancelled' || enrolment.state === 'cancelled') return [];
  if (enrolment.attendedAt) return afterwards(matter, context);
  return enrolment.state === 'seated' ? ahead(matter, context) : [];
};

/** The most useful first: of those that quiet days push together, it is the one that stays. */
function ahead(matter: EnrolmentMatter, context: PlanContext): Wanted[] {
  const { training, enrolment } = matter;
  const { startsAt } = training;
  const { timeZone } = context;
  const common = commonOf(matter, context);
  const asks = { flow: 'training', node: 'confirm', vars: { trainingId: training.id } };
  const since = enrolment.movedUpAt ?? enrolment.enrolledAt;
  const wanted: Wanted[] = [
    {
      ...common,
      kind: 'training.day-before',
      at: daysBefore(startsAt, 1, timeZone),
      usefulUntil: before(startsAt, 3 * hourMs),
      question: asks,
    },
    {
      ...common,
      kind: 'training.hours-before',
      at: before(startsAt, 2 * hourMs),
      usefulUntil: before(startsAt, 15 * minuteMs),
    },
    {
      ...common,
      kind: 'training.week',
      at: daysBefore(startsAt, 7, timeZone),
      usefulUntil: before(startsAt, 2 * dayMs),
    },
  ];
  const movedUp: Wanted[] = enrolment.movedUpAt
    ? [
        {
          ...common,
          kind: 'training.moved-up',
          at: enrolment.movedUpAt,
          usefulUntil: before(startsAt, hourMs),
          occasion: `${common.occasion} ${enrolment.movedUpAt.toISOString()}`,
          question: asks,
        },
      ]
    : [];
  return [...movedUp, ...wanted.map((one) => ({ ...one, since }))];
}

/** Their practice is what counts; the feedback is asked for on the way. */
function afterwards(matter: EnrolmentMatter, context: PlanContext): Wanted[] {
  const { training, enrolment } = matter;
  const { endsAt } = training;
  const common = { ...commonOf(matter, context), since: enrolment.attendedAt ?? endsAt };
  const vars = { trainingId: training.id };
  const feedback: Wanted[] = enrolment.feedback
    ? []
    : [
        {
          ...common,
          kind: 'training.feedback',
          at: after(endsAt, hourMs),
          usefulUntil: after(endsAt, 14 * dayMs),
          question: { flow: 'training', node: 'feedback_own', vars },
        },
      ];
  if (enrolment.practice && enrolment.practice.state !== 'returned') return feedback;
  const returned = enrolment.practice?.reviewedAt;
  const practice = [3, 10, 24].map((days): Wanted => ({
    ...common,
    kind: 'training.practice',
    offset: String(days),
    at: daysBefore(returned ?? endsAt, -days, context.timeZone),
    usefulUntil: after(returned ?? endsAt, (days + 5) * dayMs),
    occasion: `${common.occasion} ${returned?.toISOString() ?? ''}`,
    question: { flow: 'training', node: 'practice_own', vars },
  }));
  return [...feedback, ...practice];
}

function commonOf({ enrolment, training, participant }: EnrolmentMatter, context: PlanContext) {
  const { startsAt, endsAt, place } = training;
  return {
    subject: { of: 'enrolment', id: enrolment.id },
    recipient: { of: 'participant', id: participant.id },
    participantId: participant.id,
    since: enrolment.enrolledAt,
    occasion: `${startsAt.toISOString()} ${place}`,
    person: personFacts(participant),
    values: (locale: string): Vars => ({
      title: training.title,
      place,
      at: startsAt.toISOString(),
      dayWord: dayWord(startsAt, context, locale),
      soon: soonWord(startsAt, context, locale),
      from: clockOf(startsAt, context.timeZone),
      to: clockOf(endsAt, context.timeZone),
      zone: zoneName(context.timeZone),
      // A sentence more, where there is something to bring.
      bring: training.bring
        ? ` ${context.say(locale, 'reminders:bring', { what: training.bring })}`
        : '',
      confirmed: enrolment.confirmedAt !== undefined,
    }),
  } as const;
}
