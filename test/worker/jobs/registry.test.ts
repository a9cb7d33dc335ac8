import { describe, expect, it } from '@jest/globals';
import { queueNames } from '../../../src/ports/queue.js';
import { jobFactories } from '../../../worker/jobs/registry.js';
import { jobsByName } from '../../../worker/run-jobs.js';
import { z } from 'zod';

describe('the registry of jobs', () => {
  it('lists each factory once', () => {
    expect(new Set<unknown>(jobFactories).size).toBe(jobFactories.length);
  });

  it('refuses two jobs of one name', () => {
    const job = {
      name: 'twin',
      queue: queueNames[0],
      schema: z.unknown(),
      run: () => Promise.resolve({ outcome: 'ok' } as const),
    };
    expect(jobsByName([job]).get('twin')).toBe(job);
    expect(() => jobsByName([job, job])).toThrow('same name');
  });
});
