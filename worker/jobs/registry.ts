import type { JobDefinition } from '../../src/ports/queue.js';
import { forgetPersonJob, type ForgetPersonParts } from './forget-person.js';
import { sendDeliveryJob, type SendDeliveryParts } from './send-delivery.js';
import { sendReminderJob, type SendReminderParts } from './send-reminder.js';

/**
 * What the jobs need of the product, handed in by `worker/main.ts`. A job adds its parts here,
 * as an interface that it declares: `export interface JobParts extends SendReminderParts {}`.
 */
export type JobParts = ForgetPersonParts & SendDeliveryParts & SendReminderParts;

/**
 * Every job: a function in `worker/jobs/<job>.ts` that takes its parts and returns name, queue,
 * payload schema and run. Whoever enqueues it knows only its `JobKind`.
 */
export const jobFactories = [
  sendReminderJob,
  sendDeliveryJob,
  forgetPersonJob,
] as const satisfies readonly ((parts: JobParts) => JobDefinition<unknown>)[];

/** All jobs, ready to be processed. */
export function createJobs(parts: JobParts): JobDefinition<unknown>[] {
  const factories: readonly ((parts: JobParts) => JobDefinition<unknown>)[] = jobFactories;
  return factories.map((factory) => factory(parts));
}
