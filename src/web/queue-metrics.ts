import { Gauge, type Registry } from 'prom-client';
import type { QueueStats } from '../ports/queue.js';

/** Jobs of each queue by state, for Prometheus; none while the queues do not answer. */
export function queueMetrics(registry: Registry, stats: () => Promise<QueueStats>): void {
  const jobs: Gauge = new Gauge({
    name: 'pasti_queue_jobs',
    help: 'Jobs of each queue by state, over all processes',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      jobs.reset();
      const found = await stats().catch(() => ({}) as QueueStats);
      for (const [queue, counts] of Object.entries(found))
        for (const [state, count] of Object.entries({ ...counts }))
          jobs.set({ queue, state }, count);
    },
  });
}
