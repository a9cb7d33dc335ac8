import { z } from 'zod';
import type { Sent } from '../../src/messaging/broadcasts/send-delivery.js';
import { hold, ok, snooze, type JobDefinition, type JobKind } from '../../src/ports/queue.js';

const schema = z.object({ id: z.string().min(1) });
type Payload = z.infer<typeof schema>;

/** On Telegram's queue, which keeps the platform's pace; who is on another channel is handed over from there. */
export const sendDeliveryKind: JobKind<Payload> = {
  name: 'send-delivery',
  queue: 'send-telegram',
  schema,
};

export interface SendDeliveryParts {
  sendDelivery: (id: string) => Promise<Sent>;
}

/** Sends one recipient's copy of an announcement. */
export const sendDeliveryJob = ({ sendDelivery }: SendDeliveryParts): JobDefinition<Payload> => ({
  ...sendDeliveryKind,
  async run({ id }) {
    const sent = await sendDelivery(id);
    if (sent.outcome === 'done') return ok;
    return sent.hold ? hold(sent.ms) : snooze(sent.ms);
  },
});
