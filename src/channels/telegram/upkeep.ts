import type { Condition } from './condition.js';
import { pause, type Timing } from './timing.js';
import { judgeFailure } from './trouble.js';

/** Repeats a piece of set-up until it succeeds or the signal aborts; never rejects. */
export async function untilDone(
  task: () => Promise<void>,
  parts: { condition: Condition; timing: Timing; signal: AbortSignal },
): Promise<void> {
  const { condition, timing, signal } = parts;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await task();
      condition.up();
      return;
    } catch (error) {
      await pause(judgeFailure(error, failures, condition, timing), signal);
    }
  }
}
