import { setTimeout as wait } from 'node:timers/promises';

/**
 * Resolves as soon as it is so; generous, for busy machines.
 * @throws Error after `timeoutMs`
 */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what = 'the condition',
  timeoutMs = 40_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await wait(5);
  }
}
