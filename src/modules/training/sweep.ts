import type { Sweep } from '../../ports/sweep.js';
import { settleAll, type SettleParts } from './settle.js';

const everyMs = 5 * 60_000;

/** Completes enrolments that a crash left half done: who has a place and no enrolment, or the other way round. */
export const trainingSweep = (parts: SettleParts): Sweep => ({
  name: 'trainings',
  everyMs,
  async run(now) {
    await settleAll(parts, now);
  },
});
