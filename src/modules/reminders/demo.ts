import { daysBefore, hourMs } from '../people/demo/days.js';
import type { Spread } from '../people/demo/spread.js';
import type { MentoringSession } from '../mentoring/session.js';
import type { Enrolment, Training } from '../training/training.js';
import {
  keyOf,
  reminderId,
  type Reminder,
  type Subject,
} from '../../delivery/reminders/reminder.js';

/** Reminders of so many days are kept. */
const days = 21;

/**
 * Reminders of the demo's last weeks, as they went out: the day before a training or a meeting. Those to come are
 * planned like everybody's; nobody of the demo can be reached, so they end as skipped.
 */
export function demoReminders(
  { trainings, enrolments }: { trainings: readonly Training[]; enrolments: readonly Enrolment[] },
  sessions: readonly MentoringSession[],
  now: Date,
  spread: Spread,
): Reminder[] {
  const since = daysBefore(now, days);
  const lately = (at: Date) => at > since && at < now;
  const held = new Map(
    trainings.filter(({ startsAt }) => lately(startsAt)).map((one) => [one.id, one]),
  );
  return [
    ...enrolments.flatMap(({ id, trainingId, participantId, enrolledAt }) => {
      const training = held.get(trainingId);
      if (!training || enrolledAt > daysBefore(training.startsAt, 1)) return [];
      const { startsAt, place } = training;
      const about = { of: 'enrolment', id } as const;
      return [sent('training.day-before', about, participantId, startsAt, place, spread)];
    }),
    ...sessions
      .filter(({ at, confirmedAt }) => lately(at) && confirmedAt && confirmedAt < daysBefore(at, 1))
      .map(({ id, participantId, at, proposedAt }) => {
        const about = { of: 'mentoring', id } as const;
        const occasion = proposedAt.toISOString();
        return sent('mentoring.day-before', about, participantId, at, occasion, spread);
      }),
  ];
}

function sent(
  kind: 'training.day-before' | 'mentoring.day-before',
  subject: Subject,
  participantId: string,
  at: Date,
  about: string,
  spread: Spread,
): Reminder {
  const recipient = { of: 'participant', id: participantId } as const;
  const plannedAt = daysBefore(at, 1);
  const sentAt = new Date(plannedAt.getTime() + spread.below(40) * 1_000);
  const gone = spread.chance(4);
  const end = gone
    ? ({ state: 'skipped', why: 'unreachable' } as const)
    : ({ state: 'sent', sentAt } as const);
  return {
    id: reminderId(kind, subject, recipient),
    ...{ kind, subject: keyOf(subject), recipient: keyOf(recipient), participantId },
    ...{ plannedAt, dueAt: plannedAt, usefulUntil: new Date(at.getTime() - 3 * hourMs) },
    ...{ urgent: false, occasion: `${plannedAt.toISOString()} ${at.toISOString()} ${about}` },
    ...{ ...end, version: 1, attempts: gone ? 0 : 1 },
    history: [
      { at: daysBefore(at, 2), what: 'planned', dueAt: plannedAt },
      { at: sentAt, what: gone ? 'skipped' : 'sent', ...(gone && { why: 'unreachable' }) },
    ],
  };
}
