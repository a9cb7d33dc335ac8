import type { ZodType } from 'zod';
import { initiatingChannels, type InitiatingChannel } from './channel.js';

/** The queue of what goes out through a channel: one that is away or slow holds nobody else up. */
export type SendQueue = `send-${InitiatingChannel}`;
export const sendQueueOf = (channel: InitiatingChannel): SendQueue => `send-${channel}`;

/** The channel whose queue it is; undefined of any other queue. */
export const channelOfQueue = (queue: QueueName): InitiatingChannel | undefined =>
  initiatingChannels.find((channel) => sendQueueOf(channel) === queue);

/** The queues; each has a pace of its own. A new one is a name here, or a channel. */
export type QueueName = 'reminders' | 'broadcasts' | SendQueue | 'office';
export const queueNames: readonly QueueName[] = [
  'reminders',
  'broadcasts',
  ...initiatingChannels.map(sendQueueOf),
  'office',
];

/** Priorities that go together; smaller runs first. */
export const priorities = { reply: 0, reminder: 5, bulk: 10 } as const;

/**
 * What is known of a job to whoever enqueues it. The payload travels as JSON: `schema` reads it
 * back (a date is `z.coerce.date()`).
 */
export interface JobKind<Payload> {
  /** Unique among the jobs of its queue: `send-reminder`. */
  readonly name: string;
  readonly queue: QueueName;
  readonly schema: ZodType<Payload>;
  /** How often it is tried when it throws; default 5. */
  readonly attempts?: number;
  /** Wait before the second try, doubled for each that follows; default 1000. */
  readonly retryDelayMs?: number;
}

/** How a run that did not throw ended. A run that throws is tried again later. */
export type JobOutcome =
  | { readonly outcome: 'ok' }
  /** It is not wanted any more: over, not a failure. */
  | { readonly outcome: 'cancelled'; readonly reason: string }
  /** Run it again after `ms`; does not count as a try. */
  | { readonly outcome: 'snooze'; readonly ms: number }
  /** Like `snooze`, and nothing else of this queue starts before (a queue without a limiter: snooze). */
  | { readonly outcome: 'hold'; readonly ms: number };

export const ok: JobOutcome = { outcome: 'ok' };
export const cancelled = (reason: string): JobOutcome => ({ outcome: 'cancelled', reason });
export const snooze = (ms: number): JobOutcome => ({ outcome: 'snooze', ms });
export const hold = (ms: number): JobOutcome => ({ outcome: 'hold', ms });

export interface JobContext {
  /** The natural id it was enqueued with. */
  readonly id: string | undefined;
  /** 1 for the first try. A run after a crash of the worker is the same try again. */
  readonly attempt: number;
  /** If this one throws, the job has failed for good. */
  readonly lastAttempt: boolean;
  /** Aborted when the process can not wait any longer. */
  readonly signal: AbortSignal;
}

/** A job with what it does. A run may come twice (a worker died half-way): it must be idempotent. */
export interface JobDefinition<Payload> extends JobKind<Payload> {
  run(payload: Payload, context: JobContext): Promise<JobOutcome>;
}

export interface EnqueueOptions {
  /**
   * A natural id, any text, unique for the kind of job in its queue. While a job with it waits, a second one
   * only moves the first (payload and delay of one that was never tried yet); while it runs, one
   * more run follows, with the latest payload. When it is over the id is free.
   */
  readonly id?: string;
  readonly delayMs?: number;
  /** 0 (default, first) to 2,097,151 (last); see `priorities`. */
  readonly priority?: number;
}

export interface JobQueue {
  /**
   * Resolves when the job is stored. Rejects within about a second when the queue is out of reach
   * (it may still have been stored: enqueue again with the same id), and for a malformed payload.
   */
  enqueue<Payload>(
    kind: JobKind<Payload>,
    payload: Payload,
    options?: EnqueueOptions,
  ): Promise<void>;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}
export type QueueStats = Record<QueueName, QueueCounts>;
