import { minuteMs } from './wanted.js';

/** It is looked at again in between: the office may resume a budget, and the reminder may go past its use. */
export const waitFor = (at: Date, now: Date): number =>
  Math.min(Math.max(at.getTime() - now.getTime(), 1_000), 15 * minuteMs);
