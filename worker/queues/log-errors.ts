import type { Logger } from '../../src/ports/logger.js';

const SAY_AGAIN_AFTER_MS = 60_000;

/**
 * Logs errors of BullMQ's loops, one line a minute for each text: a loop that fails, fails many
 * times a second. `isKnown`: the trouble was told already, nothing is to be said.
 */
export function logErrors(logger: Logger, isKnown: () => boolean): (error: Error) => void {
  const saidAt = new Map<string, number>();
  return (error) => {
    if (isKnown() || isOfConnection(error)) return;
    const now = Date.now();
    if (now - (saidAt.get(error.message) ?? 0) < SAY_AGAIN_AFTER_MS) return;
    if (saidAt.size > 100) saidAt.clear();
    saidAt.set(error.message, now);
    logger.error({ err: error }, 'Queue error');
  };
}

/** The loss of a connection is told once, by whoever watches Redis. */
function isOfConnection(error: Error): boolean {
  if ('syscall' in error)
    return ['connect', 'read', 'write', 'getaddrinfo'].includes(String(error.syscall));
  return error.message.startsWith('Connection is closed');
}
