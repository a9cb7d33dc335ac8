import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import type { Health } from '../../src/ports/channel.js';
import type { QueueName } from '../../src/ports/queue.js';

/**
 * BullMQ's types as for Redis. The ones on PostgreSQL differ in type by the way to the raw
 * connection only, which nobody uses. Payloads are unknown until a job's schema has read them.
 */
export type BullQueue = Queue<unknown, unknown>;
export type BullWorker = Worker<unknown, unknown>;

/** Where the queues live; the rest of BullMQ is the same for both. */
export interface Backend {
  /** Resolves when queues and workers can be made; rejects when they never can. */
  open(): Promise<void>;
  createQueue(name: QueueName): BullQueue;
  createWorker(
    name: QueueName,
    run: Processor<unknown, unknown>,
    options: Omit<WorkerOptions, 'connection' | 'prefix'>,
  ): BullWorker;
  /** Asks a queue. Rejects, saying why, within about a second when there is no answer to be had. */
  answer<T>(ask: () => Promise<T>): Promise<T>;
  health(): Health;
  close(): Promise<void>;
}
