import { setTimeout as wait } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { Logger } from '../ports/logger.js';

const { MongoError, MongoServerError } = mongoose.mongo;

/** Wait before the next attempt to reach a server, growing to the last of these. */
const pausesMs = [500, 1_000, 2_000, 5_000, 10_000];

/** What servers answer that stop, start, or hand over to another of their set. */
const comingAndGoing = [6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436];

/** Whether it failed because no server was there, and not because one refused. */
export const isAway = (error: unknown): boolean =>
  error instanceof MongoServerError
    ? comingAndGoing.includes(Number(error.code))
    : error instanceof MongoError;

/**
 * Runs it until it works, and says once that the store is waited for.
 * @param waits whether an error is one to wait after; default: every one
 * @throws what is not waited after, and when the signal is aborted meanwhile
 */
export async function waitForStore(
  run: () => Promise<unknown>,
  { logger, signal }: { logger: Logger; signal: AbortSignal | undefined },
  waits: (error: unknown) => boolean = () => true,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await run();
      return;
    } catch (error) {
      if (!waits(error)) throw error;
      if (attempt === 0) logger.warn({ err: error }, 'the store does not answer; waiting for it');
      await wait(pausesMs[Math.min(attempt, pausesMs.length - 1)], undefined, { signal });
    }
  }
}
