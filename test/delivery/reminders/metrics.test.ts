import { beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { reminderMetrics, type ReminderMetrics } from '../../../src/delivery/reminders/metrics.js';
import { queueMetrics } from '../../../src/web/queue-metrics.js';
import type { QueueStats } from '../../../src/ports/queue.js';

let registry: Registry;
let metrics: ReminderMetrics;
beforeEach(() => {
  registry = new Registry();
  metrics = reminderMetrics(registry);
});

describe('the metrics of reminders', () => {
  it('count by kind, channel and what became of them, and measure how late each kind is', async () => {
    const kind = 'training.week';
    metrics.observe({ kind, channel: 'telegram', outcome: 'sent', lateMs: 4_000 });
    metrics.observe({ kind, outcome: 'skipped' });
    metrics.observe({ kind, channel: 'whatsapp', outcome: 'failed' });
    const text = await registry.metrics();
    for (const line of [
      'pasti_reminders_total{kind="training.week",outcome="sent",channel="telegram"} 1',
      'pasti_reminders_total{kind="training.week",outcome="skipped",channel=""} 1',
      'pasti_reminders_total{kind="training.week",outcome="failed",channel="whatsapp"} 1',
      'pasti_reminder_late_seconds_bucket{le="1",kind="training.week",channel="telegram"} 0',
      'pasti_reminder_late_seconds_bucket{le="5",kind="training.week",channel="telegram"} 1',
    ])
      expect(text).toContain(line);
  });

  it('say how many are due now, and nothing of those that were', async () => {
    metrics.observeDue(['training.week', 'training.week', 'loan.papers']);
    expect(await registry.metrics()).toContain('pasti_reminders_due{kind="training.week"} 2');
    metrics.observeDue(['loan.papers']);
    const text = await registry.metrics();
    expect(text).toContain('pasti_reminders_due{kind="loan.papers"} 1');
    expect(text).not.toContain('pasti_reminders_due{kind="training.week"}');
  });
});

describe('the metrics of the queues', () => {
  const none = { waiting: 0, active: 0, delayed: 0, failed: 0 };

  it('count the jobs of each by state, and are silent while nobody answers', async () => {
    const registry = new Registry();
    const stats = { 'send-telegram': { ...none, waiting: 3 }, 'send-whatsapp': none };
    let answer: Promise<unknown> = Promise.resolve(stats);
    queueMetrics(registry, () => answer as Promise<QueueStats>);
    const text = await registry.metrics();
    expect(text).toContain('pasti_queue_jobs{queue="send-telegram",state="waiting"} 3');
    expect(text).toContain('pasti_queue_jobs{queue="send-whatsapp",state="failed"} 0');
    answer = Promise.reject(new Error('Redis is away'));
    expect(await registry.metrics()).not.toContain('send-telegram');
  });
});
