import type { Participant, Step, StepRecord } from '../participant.js';
import { dayMs, daysBefore, earlier } from './days.js';
import { finished, history } from './plan.js';
import type { Spread } from './spread.js';

type Records = Participant['steps'];

/** When those of the first trainings finished each step: in a stretch of years, or of days before now. */
const stretches: Partial<Record<Step, (now: Date) => [Date, Date]>> = {
  P2: () => [new Date('2017-12-11T02:00:00Z'), new Date('2018-01-20T09:00:00Z')],
  P3: () => [new Date('2018-02-01T02:00:00Z'), new Date('2018-09-28T09:00:00Z')],
  P4: () => [new Date('2018-10-01T02:00:00Z'), new Date('2023-12-20T09:00:00Z')],
  P5: (now) => [daysBefore(now, 800), daysBefore(now, 480)],
  P6: (now) => [daysBefore(now, 400), daysBefore(now, 95)],
  P7: (now) => [daysBefore(now, 90), daysBefore(now, 3)],
};

const weekMs = 7 * dayMs;

/** Of those who came later every so many-th has a coach already. */
const coachedEvery = 7;

/**
 * Steps in order, as far as the funnel of the plan has person `n`; the one after runs for a third. For those who
 * came later it is the registration, and a coach for some: their trainings say the rest.
 */
export function stepsOf(n: number, since: Date, now: Date, spread: Spread): Records {
  const records: Partial<Record<Step, StepRecord>> = {
    P1: { state: 'done', at: since, by: 'demo' },
  };
  if (n >= history.participants) {
    const begun = spread.between(since, now);
    if (n % coachedEvery === 0) records.P3 = { state: 'running', at: begun, by: 'demo' };
    return records;
  }
  const yesterday = daysBefore(now, 1);
  let last = since;
  for (const [step, stretch] of Object.entries(stretches) as [
    Step,
    (now: Date) => [Date, Date],
  ][]) {
    if (n >= finished[step]) {
      const begun = spread.between(daysBefore(now, 60), yesterday);
      if (spread.below(3) === 0) records[step] = { state: 'running', at: begun, by: 'demo' };
      break;
    }
    const found = spread.between(...stretch(now));
    const at = found > last ? found : earlier(new Date(last.getTime() + weekMs), yesterday);
    records[step] = { state: 'done', at, by: 'demo' };
    last = at;
  }
  return records;
}

/** Whether somebody finished a step. */
export const hasDone = ({ steps }: Participant, step: Step): boolean =>
  steps[step]?.state === 'done';
