import { setTimeout as sleep } from 'node:timers/promises';

const silent: unique symbol = Symbol('silent');

/**
 * Waits for answers as long as any of them comes: thousands asked for at once may take longer than
 * `ms` together; none at all for `ms` means that nobody is there.
 *
 * @returns waits for one answer; rejects with `message` when nobody is there
 */
export function whileAnswering(ms: number, message: string): <T>(answer: Promise<T>) => Promise<T> {
  let answers = 0;
  return async (answer) => {
    const counted = answer.finally(() => (answers += 1));
    // If it comes after all, nobody waits for it any more.
    counted.catch(() => undefined);
    for (;;) {
      const before = answers;
      const enough = new AbortController();
      const timeout = sleep(ms, silent, { signal: enough.signal }).catch(
        (): typeof silent => silent,
      );
      const result = await Promise.race([counted, timeout]).finally(() => {
        enough.abort();
      });
      if (result !== silent) return result;
      if (answers === before) throw new Error(`${message} (waited ${ms} ms)`);
    }
  };
}
