import { z } from 'zod';
import { hold, ok, snooze, type JobDefinition, type JobKind } from '../../src/ports/queue.js';
import type { Sent } from '../../src/messaging/reminders/claim-and-send.js';

/** Which row, as it was planned: of a row that was planned anew since, nothing is sent. */
const schema = z.object({ id: z.string().min(1), version: z.number().int() });
type Payload = z.infer<typeof schema>;

/** On Telegram's queue, which keeps the platform's pace; who is on another channel is handed over from there. */
export const sendReminderKind: JobKind<Payload> = {
  name: 'send-reminder',
  queue: 'send-telegram',
  schema,
};

export interface SendReminderParts {
  sendReminder: (row: Payload) => Promise<Sent>;
}

export const sendReminderJob = ({ sendReminder }: SendReminderParts): JobDefinition<Payload> => ({
  ...sendReminderKind,
  async run(payload) {
    const sent = await sendReminder(payload);
    if (sent.outcome === 'over') return ok;
    return sent.hold ? hold(sent.ms) : snooze(sent.ms);
  },
});
