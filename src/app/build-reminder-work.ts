import { createChatPace } from '../delivery/chat-pace.js';
import type { Leaves } from '../delivery/leaves.js';
import { expireReminders } from '../delivery/reminders/expire.js';
import { planAll } from '../delivery/reminders/plan-all.js';
import { QueueDue } from '../delivery/reminders/queue-due.js';
import type { Reminder } from '../delivery/reminders/reminder.js';
import type { Observed } from '../delivery/reminders/observed.js';
import { sendReminder, type SendParts } from '../delivery/reminders/send-reminder.js';
import { initiatingChannels, type InitiatingChannel } from '../ports/channel.js';
import { priorities, sendQueueOf, type JobQueue, type QueueStats } from '../ports/queue.js';
import type { Sweep } from '../ports/sweep.js';
import { participantsToPlan, subjectsToPlan } from '../modules/reminders/store/subjects.js';
import { sendReminderKind, type SendReminderParts } from '../../worker/jobs/send-reminder.js';
import type { Conversations } from './build-conversations.js';
import { replanParts, type ReminderSurroundings } from './build-reminders.js';
import { outboxOf } from '../store/outbox-of.js';

export interface ReminderWorkParts extends ReminderSurroundings {
  conversations: Pick<Conversations, 'initiate' | 'hasNode'>;
  observe: (what: Observed) => void;
  /** Told of which kinds the reminders are that are due and not out. */
  observeDue?: (kinds: readonly string[]) => void;
  /** What the channels take. */
  leaves: Leaves;
  /** Other times between two looks, and another hold of a row that is being sent; for tests. */
  everyMs?: Partial<typeof reminderSweepMs>;
  holdMs?: number;
}

/** Between two looks: for what is due, and for what has to be planned again. */
export const reminderSweepMs = { due: 15_000, plan: 15 * 60_000, participants: 6 * 3_600_000 };

/** How a worker sends reminders: the job, and the sweeps that fill the queue. */
export function buildReminderWork(
  around: ReminderWorkParts,
  queues: JobQueue & { stats(): Promise<QueueStats> },
): { parts: SendReminderParts; sweeps: Sweep[] } {
  const { database, clock, conversations, observe, logger } = around;
  const plan = replanParts(around);
  const { initiate, hasNode } = conversations;
  const { leaves } = around;
  const enqueue = (
    { id, version, urgent }: Reminder,
    channel: InitiatingChannel,
    { held = [], delayMs = 0 }: { held?: readonly string[]; delayMs?: number },
  ) => {
    const priority = urgent ? priorities.reminder - 1 : priorities.reminder;
    const job = { id, version, ...(held.length > 0 && { held }) };
    return queues.enqueue(sendReminderKind(channel), job, { id, delayMs, priority });
  };
  const send: SendParts = {
    ...{ ...plan, initiate, hasNode, observe, logger, clock, leaves },
    chatPause: createChatPace(),
    enqueue: (row, channel, held) => enqueue(row, channel, { held }),
    ...(around.holdMs !== undefined && { holdMs: around.holdMs }),
  };
  const expire = { reminders: plan.reminders, observe, ...outboxOf(database) };
  const due = new QueueDue({
    reminders: plan.reminders,
    people: plan.people,
    leaves,
    clock,
    ...(around.observeDue && { observeDue: around.observeDue }),
    enqueue: (row, channel, delayMs) => enqueue(row, channel, { delayMs }),
    waiting: async () => jobsIn(await queues.stats()),
  });
  const sweeps = sweepsOf(around, plan, async (now) => {
    await expireReminders(expire, now);
    await due.run(now);
  });
  return { parts: { sendReminder: (job, queue) => sendReminder(send, job, queue) }, sweeps };
}

/** Jobs that are not over, in the queues of all channels. */
const jobsIn = (stats: QueueStats): number =>
  initiatingChannels
    .map((channel) => stats[sendQueueOf(channel)])
    .reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);

/** What is looked for every so often. */
function sweepsOf(
  { database, logger, everyMs: given }: ReminderWorkParts,
  plan: ReturnType<typeof replanParts>,
  sendDue: Sweep['run'],
): Sweep[] {
  const everyMs = { ...reminderSweepMs, ...given };
  const all = { ...plan, logger };
  return [
    { name: 'reminders', everyMs: everyMs.due, run: sendDue },
    {
      name: 'reminder-plan',
      everyMs: everyMs.plan,
      run: async (now) => {
        await planAll({ ...all, subjects: (at) => subjectsToPlan(database, at) }, now);
      },
    },
    {
      name: 'reminder-participants',
      everyMs: everyMs.participants,
      run: async (now) => {
        await planAll({ ...all, subjects: () => participantsToPlan(database) }, now);
      },
    },
  ];
}
