import { z } from 'zod';
import type { Sent } from '../../src/modules/announcements/claim-and-send.js';
import type { DeliveryJob } from '../../src/modules/announcements/send-delivery.js';
import type { InitiatingChannel } from '../../src/ports/channel.js';
import type { JobDefinition } from '../../src/ports/queue.js';
import { jobsPerChannel, sendKind } from './jobs-per-channel.js';

const schema = z.object({
  id: z.string().min(1),
  held: z.array(z.string()).readonly().optional(),
}) satisfies z.ZodType<DeliveryJob>;

export const sendDeliveryKind = sendKind<DeliveryJob>('send-delivery', schema);

export interface SendDeliveryParts {
  sendDelivery: (job: DeliveryJob, queue: InitiatingChannel) => Promise<Sent>;
}

/** Sends one recipient's copy of an announcement. */
export const sendDeliveryJobs = ({
  sendDelivery,
}: SendDeliveryParts): JobDefinition<DeliveryJob>[] =>
  jobsPerChannel(sendDeliveryKind, sendDelivery);
