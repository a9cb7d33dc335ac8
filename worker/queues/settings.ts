import type { QueueOptions, WorkerOptions } from 'bullmq';

/**
 * The same for every worker, in every process: a job's lock is as long as the worker that died
 * chose. Renewed every 2.5 s, it outlasts a stall of the event loop of 5 s; a job whose worker
 * was killed runs again after 8 to 13 s.
 */
export const workerTimings = {
  lockDuration: 8000,
  lockRenewTime: 2500,
  stalledInterval: 4000,
  /** How often a job may take its worker down with it before it counts as failed. */
  maxStalledCount: 3,
  /** After an error of the connection; BullMQ's 15 s would keep jobs waiting after Redis is back. */
  runRetryDelay: 1000,
} satisfies Partial<WorkerOptions>;

/** Completed jobs go at once; failed ones stay for the office to look at. */
export const queueSettings = {
  defaultJobOptions: {
    removeOnComplete: true,
    removeOnFail: { age: 14 * 24 * 3600, count: 1000 },
  },
  // Nobody reads the stream of events but the queue's page; BullMQ's default is 10,000.
  streams: { events: { maxLen: 500 } },
} satisfies Partial<QueueOptions>;
