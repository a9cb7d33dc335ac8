import type { JobDefinition } from '../../src/ports/queue.js';
import { forgetPersonJob, type ForgetPersonParts } from './forget-person.js';
import { sendDeliveryJobs, type SendDeliveryParts } from './send-delivery.js';
import { sendReminderJobs, type SendReminderParts } from './send-reminder.js';

/**
 * What the jobs need of the product, handed in by `worker/main.ts`. A job adds its parts here,
 * as an interface that it declares: `export interface JobParts extends SendReminderParts {}`.
 */
export type JobParts = ForgetPersonParts & SendDeliveryParts & SendReminderParts;

/**
 * Every job: a function in `worker/jobs/<job>.ts` that takes its parts and returns name, queue,
 * payload schema and run; several where a job is in several queues. Whoever enqueues it knows only its `JobKind`.
 */
export const jobFactories = [
  sendReminderJobs,
  sendDeliveryJobs,
  forgetPersonJob,
] as const satisfies readonly JobFactory[];

type JobFactory = (parts: JobParts) => JobDefinition<unknown> | JobDefinition<unknown>[];

/** All jobs, ready to be processed. */
export function createJobs(parts: JobParts): JobDefinition<unknown>[] {
  const factories: readonly JobFactory[] = jobFactories;
  return factories.flatMap((factory) => factory(parts));
}
