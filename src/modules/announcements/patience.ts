/** An announcement waits so long for a channel that is away, or for the process that runs it; then it is too late. */
export const patienceMs = 6 * 3_600_000;
