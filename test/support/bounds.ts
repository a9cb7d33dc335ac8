/**
 * Waits of tests end on what they wait for. These bounds only end a wait that is in vain, so they are generous: a
 * busy machine may take a minute for what takes a second on a quiet one.
 */
export const longestWaitMs = 120_000;

/**
 * What ends soon, and not after some time-out of half a minute or never, has ended within this on any machine. How
 * fast things are is measured by the benchmarks.
 */
export const soonMs = 20_000;

/** Of a whole test, or of one of its hooks. */
export const longestTestMs = 240_000;
