import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Observed } from './observed.js';

export interface ReminderMetrics {
  /** Takes down what became of a reminder, by kind and channel. */
  observe: (what: Observed) => void;
  /** Takes down of which kinds the reminders are that are due and not out. */
  observeDue: (kinds: readonly string[]) => void;
}

/** How reminders get out, for Prometheus. */
export function reminderMetrics(registry: Registry): ReminderMetrics {
  const registers = [registry];
  const ended = new Counter({
    name: 'pasti_reminders_total',
    help: 'Reminders by what became of them',
    labelNames: ['kind', 'outcome', 'channel'],
    registers,
  });
  const due = new Gauge({
    name: 'pasti_reminders_due',
    help: 'Reminders that are due and not out, at the last look of this worker',
    labelNames: ['kind'],
    registers,
  });
  const late = new Histogram({
    name: 'pasti_reminder_late_seconds',
    help: 'Time from when a reminder was due to when it was sent',
    labelNames: ['kind', 'channel'],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1_800, 7_200, 86_400],
    registers,
  });
  return {
    observe({ kind, outcome, channel = '', lateMs }) {
      ended.inc({ kind, outcome, channel });
      if (lateMs !== undefined) late.observe({ kind, channel }, lateMs / 1_000);
    },
    observeDue(kinds) {
      due.reset();
      for (const kind of kinds) due.inc({ kind });
    },
  };
}
