import { describe, expect, it } from '@jest/globals';
import { initiatingChannels } from '../../../src/ports/channel.js';
import { queueNames } from '../../../src/ports/queue.js';
import { createJobs, jobFactories, type JobParts } from '../../../worker/jobs/registry.js';
import { jobsByName } from '../../../worker/run-jobs.js';
import { z } from 'zod';

describe('the registry of jobs', () => {
  it('lists each factory once', () => {
    expect(new Set<unknown>(jobFactories).size).toBe(jobFactories.length);
  });

  it('refuses two jobs of one name', () => {
    const job = {
      name: 'twin',
      queue: 'office' as const,
      schema: z.unknown(),
      run: () => Promise.resolve({ outcome: 'ok' } as const),
    };
    expect(jobsByName([job]).get('twin')).toBe(job);
    expect(() => jobsByName([job, job])).toThrow('same name');
  });

  it('has what is sent in a queue for each channel that can initiate', () => {
    const jobs = createJobs({} as JobParts).map(({ name, queue }) => `${queue} ${name}`);
    const sending = initiatingChannels.flatMap((channel) =>
      ['send-reminder', 'send-delivery'].map((name) => `send-${channel} ${name}`),
    );
    expect(jobs.filter((job) => job.startsWith('send-')).sort()).toEqual(sending.sort());
    expect(queueNames).toEqual(expect.arrayContaining(['send-telegram', 'send-whatsapp']));
  });

  it.each([
    ['send-reminder', { id: 'a', version: 1 }],
    ['send-delivery', { id: 'a' }],
  ])('takes a %s that waits in the one queue of before', (name, payload) => {
    const job = createJobs({} as JobParts).find(
      (one) => one.name === name && one.queue === 'send-telegram',
    );
    expect(job?.schema.parse(payload)).toEqual(payload);
  });
});
