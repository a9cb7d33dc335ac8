import {
  queueNames,
  type QueueCounts,
  type QueueName,
  type QueueStats,
} from '../../src/ports/queue.js';
import type { BullQueue } from './backend.js';

/** Jobs of every queue by state. */
export async function countJobs(queue: (name: QueueName) => BullQueue): Promise<QueueStats> {
  const counts = await Promise.all(
    queueNames.map(async (name) => [name, await countQueue(queue(name))] as const),
  );
  return Object.fromEntries(counts) as QueueStats;
}

async function countQueue(queue: BullQueue): Promise<QueueCounts> {
  const {
    waiting = 0,
    prioritized = 0,
    active = 0,
    delayed = 0,
    failed = 0,
  } = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
  // BullMQ keeps those with a priority apart; nobody else needs to.
  return { waiting: waiting + prioritized, active, delayed, failed };
}
