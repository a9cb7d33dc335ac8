import { z } from 'zod';
import type { Sent } from '../../src/messaging/reminders/claim-and-send.js';
import type { ReminderJob } from '../../src/messaging/reminders/send-reminder.js';
import { initiatingChannels, type InitiatingChannel } from '../../src/ports/channel.js';
import {
  hold,
  ok,
  sendQueueOf,
  snooze,
  type JobDefinition,
  type JobKind,
} from '../../src/ports/queue.js';

const schema = z.object({
  id: z.string().min(1),
  version: z.number().int(),
  held: z.array(z.string()).readonly().optional(),
}) satisfies z.ZodType<ReminderJob>;

/** In the queue of the channel by which it goes. */
export const sendReminderKind = (channel: InitiatingChannel): JobKind<ReminderJob> => ({
  name: 'send-reminder',
  queue: sendQueueOf(channel),
  schema,
});

export interface SendReminderParts {
  /** @param queue the channel in whose queue the job was; undefined: past the queues */
  sendReminder: (job: ReminderJob, queue?: InitiatingChannel) => Promise<Sent>;
}

/** Sends one reminder; one job for each channel. */
export const sendReminderJobs = ({
  sendReminder,
}: SendReminderParts): JobDefinition<ReminderJob>[] =>
  initiatingChannels.map((channel) => ({
    ...sendReminderKind(channel),
    async run(job) {
      const sent = await sendReminder(job, channel);
      if (sent.outcome === 'over') return ok;
      return sent.hold ? hold(sent.ms) : snooze(sent.ms);
    },
  }));
