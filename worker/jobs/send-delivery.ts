import { z } from 'zod';
import type { Sent } from '../../src/messaging/broadcasts/claim-and-send.js';
import type { DeliveryJob } from '../../src/messaging/broadcasts/send-delivery.js';
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
  held: z.array(z.string()).readonly().optional(),
}) satisfies z.ZodType<DeliveryJob>;

/** In the queue of the channel by which it goes. */
export const sendDeliveryKind = (channel: InitiatingChannel): JobKind<DeliveryJob> => ({
  name: 'send-delivery',
  queue: sendQueueOf(channel),
  schema,
});

export interface SendDeliveryParts {
  sendDelivery: (job: DeliveryJob, queue: InitiatingChannel) => Promise<Sent>;
}

/** Sends one recipient's copy of an announcement; one job for each channel. */
export const sendDeliveryJobs = ({
  sendDelivery,
}: SendDeliveryParts): JobDefinition<DeliveryJob>[] =>
  initiatingChannels.map((channel) => ({
    ...sendDeliveryKind(channel),
    async run(job) {
      const sent = await sendDelivery(job, channel);
      if (sent.outcome === 'done') return ok;
      return sent.hold ? hold(sent.ms) : snooze(sent.ms);
    },
  }));
