import { randomUUID } from 'node:crypto';
import type { EnqueueOptions, JobKind } from '../../src/ports/queue.js';
import type { BullQueue } from './backend.js';

/**
 * Stores one job. A natural id is BullMQ's deduplication id, not its job id: a job id swallows
 * new jobs as long as an old one is kept, and may not hold most of what natural ids do.
 */
export async function addJob<Payload>(
  queue: BullQueue,
  kind: JobKind<Payload>,
  payload: Payload,
  options: EnqueueOptions,
): Promise<void> {
  kind.schema.parse(payload);
  const jobId = randomUUID();
  const added = await queue.add(kind.name, payload, {
    jobId,
    delay: Math.max(0, Math.round(options.delayMs ?? 0)),
    priority: options.priority ?? 0,
    attempts: kind.attempts ?? 5,
    // Jitter, so that what failed together does not come back together.
    backoff: { type: 'exponential', delay: kind.retryDelayMs ?? 1000, jitter: 0.3 },
    ...(options.id !== undefined && {
      deduplication: { id: `${kind.name}:${options.id}`, keepLastIfActive: true },
    }),
  });
  if (added.id !== undefined && added.id !== jobId) {
    await move(queue, added.id, payload, options.delayMs ?? 0);
  }
}

/**
 * Gives a job that waits the new payload and delay. One that was tried already is left alone: a
 * sweep that finds its work still undone must not cut the wait between two tries short.
 */
async function move(
  queue: BullQueue,
  id: string,
  payload: unknown,
  delayMs: number,
): Promise<void> {
  const job = await queue.getJob(id);
  if (!job || job.attemptsStarted > 0) return;
  try {
    await job.updateData(payload);
    if (!(await job.isDelayed())) return;
    if (delayMs > 0) await job.changeDelay(Math.round(delayMs));
    else await job.promote();
  } catch (error) {
    // It was taken up or ended meanwhile: then it ran after this call began, which is as good.
    const state = await job.getState();
    if (state === 'delayed') throw error;
  }
}
