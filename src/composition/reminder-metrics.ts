import { Counter, Histogram, type Registry } from 'prom-client';
import type { Observed } from '../messaging/reminders/send-reminder.js';

/** Takes down what became of reminders, by kind and channel. */
export function reminderMetrics(registry: Registry): (what: Observed) => void {
  const registers = [registry];
  const ended = new Counter({
    name: 'pasti_reminders_total',
    help: 'Reminders by what became of them',
    labelNames: ['kind', 'outcome', 'channel'],
    registers,
  });
  const late = new Histogram({
    name: 'pasti_reminder_late_seconds',
    help: 'Time from when a reminder was due to when it was sent',
    labelNames: ['channel'],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1_800, 7_200, 86_400],
    registers,
  });
  return ({ kind, outcome, channel = '', lateMs }) => {
    ended.inc({ kind, outcome, channel });
    if (lateMs !== undefined) late.observe({ channel }, lateMs / 1_000);
  };
}
