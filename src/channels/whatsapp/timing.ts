/** Times of the channel, in milliseconds; tests shorten them. */
export interface Timing {
  /** To WhatsApp's page, and for one call into it. */
  startMs: number;
  callMs: number;
  /** Between two heartbeats; and how long one may stay out. */
  heartbeatMs: number;
  silenceMs: number;
  /** Before a new start: the first, and the longest; each failure doubles. */
  backoffMs: readonly [number, number];
  /** Up so long, a failure counts as the first one again. */
  steadyMs: number;
  /** For a browser to close. */
  stopMs: number;
  /** How long an answer waits in the line before "not now". */
  queueMs: number;
  /** From one message to the next, whoever gets it. */
  gapMs: readonly [number, number];
  /** "typing...": a letter, and the least and the most. */
  typingPerLetterMs: number;
  typingMs: readonly [number, number];
}

export const defaultTiming: Timing = {
  startMs: 120_000,
  callMs: 30_000,
  heartbeatMs: 15_000,
  silenceMs: 60_000,
  backoffMs: [3_000, 300_000],
  steadyMs: 600_000,
  stopMs: 8_000,
  queueMs: 15_000,
  gapMs: [300, 900],
  typingPerLetterMs: 12,
  typingMs: [700, 3_500],
};

/** Before the n-th start in a row (from 1) after failures. */
export function backoff(failures: number, [first, longest]: Timing['backoffMs']): number {
  return Math.min(first * 2 ** Math.min(failures - 1, 20), longest);
}

/** How long a person would type this; `luck` is from 0 to 1. */
export function typingFor(text: string, luck: number, timing: Timing): number {
  const [least, most] = timing.typingMs;
  const typed = Math.min(most, Math.max(least, text.length * timing.typingPerLetterMs));
  return Math.round(typed * (0.8 + 0.4 * luck));
}

export const gapFor = (luck: number, [least, most]: Timing['gapMs']): number =>
  Math.round(least + (most - least) * luck);
