/** How long the adapter waits for what. Milliseconds unless the name says otherwise. */
export interface Timing {
  /** How long Telegram holds a request for updates open while there are none. */
  pollSeconds: number;
  /** Pause between two looks for new updates while older ones are under way, growing to the second. */
  lookAgainMs: readonly [number, number];
  /** First and longest pause after a failure, doubling between them. */
  backoffMs: readonly [number, number];
  /** Pause when only a human can help: another poller, a wrong token. */
  hopelessMs: number;
  /** A turn that takes longer is shown as typing. */
  typingAfterMs: number;
  /** What `stop` grants to the turns under way. */
  stopGraceMs: number;
  /** Pauses before the second, third... try of a call that met trouble on the way and may be made twice. */
  retryMs: readonly number[];
  /** How long `start` waits for the bot's name, so that deep links are there from the beginning. */
  nameMs: number;
  /** How long a connection may take to come about; shorter than a call, so that it is known what went wrong. */
  connectMs: number;
  /** How long one call may take. */
  callSeconds: number;
  /** How long one file may take to get here or there. */
  fileSeconds: number;
}

export const defaultTiming: Timing = {
  pollSeconds: 25,
  lookAgainMs: [25, 400],
  backoffMs: [500, 30_000],
  hopelessMs: 15_000,
  typingAfterMs: 400,
  stopGraceMs: 5_000,
  retryMs: [200, 800],
  nameMs: 1_500,
  connectMs: 6_000,
  callSeconds: 15,
  fileSeconds: 22,
};

/** The pause after the `failures`-th failure in a row (from 1), with up to a fifth taken off at random. */
export function backoff(failures: number, [first, longest]: readonly [number, number]): number {
  const pause = Math.min(longest, first * 2 ** Math.min(failures - 1, 20));
  return pause * (1 - Math.random() / 5);
}

/** Resolves after `ms`, or as soon as the signal aborts; never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** Waits for the work, but no longer than `ms`; rejects when the work does. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([work, pause(ms, over.signal)]);
  } finally {
    over.abort();
  }
}
