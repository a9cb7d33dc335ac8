import { z } from 'zod';
import type { Sent } from '../../src/delivery/reminders/claim-and-send.js';
import type { ReminderJob } from '../../src/delivery/reminders/send-reminder.js';
import type { InitiatingChannel } from '../../src/ports/channel.js';
import type { JobDefinition } from '../../src/ports/queue.js';
import { jobsPerChannel, sendKind } from './jobs-per-channel.js';

const schema = z.object({
  id: z.string().min(1),
  version: z.number().int(),
  held: z.array(z.string()).readonly().optional(),
}) satisfies z.ZodType<ReminderJob>;

export const sendReminderKind = sendKind<ReminderJob>('send-reminder', schema);

export interface SendReminderParts {
  /** @param queue the channel in whose queue the job was; undefined: past the queues */
  sendReminder: (job: ReminderJob, queue?: InitiatingChannel) => Promise<Sent>;
}

/** Sends one reminder. */
export const sendReminderJobs = ({
  sendReminder,
}: SendReminderParts): JobDefinition<ReminderJob>[] =>
  jobsPerChannel(sendReminderKind, sendReminder);
