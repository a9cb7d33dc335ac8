import { setTimeout as wait } from 'node:timers/promises';
import { longestWaitMs } from './bounds.js';

/**
 * Resolves as soon as it is so.
 * @throws Error when it is not for so long that it never will be
 */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what = 'the condition',
): Promise<void> {
  const deadline = Date.now() + longestWaitMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await wait(5);
  }
}
