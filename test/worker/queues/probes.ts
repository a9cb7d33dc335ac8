import { z } from 'zod';
import {
  ok,
  queueNames,
  type EnqueueOptions,
  type JobContext,
  type JobDefinition,
  type JobOutcome,
  type JobQueue,
  type QueueName,
} from '../../../src/ports/queue.js';
import { until } from '../../support/until.js';

export interface Run extends JobContext {
  n: number;
  at: number;
}

type Handler = (run: Run, runs: readonly Run[]) => JobOutcome | Promise<JobOutcome>;

const schema = z.object({ probe: z.string(), n: z.number() });
type Payload = z.infer<typeof schema>;

/** Jobs whose run is a function of the test: one definition for each queue. */
export class Probes {
  readonly #handlers = new Map<
    string,
    (payload: Payload, context: JobContext) => Promise<JobOutcome>
  >();
  readonly definitions: JobDefinition<Payload>[] = queueNames.map((queue) => ({
    name: `probe-${queue}`,
    queue,
    schema,
    attempts: 3,
    retryDelayMs: 50,
    run: async (payload, context) =>
      (await this.#handlers.get(payload.probe)?.(payload, context)) ?? ok,
  }));

  /** A job of a queue; every run of it is noted and ends as the handler says. */
  create(queues: JobQueue, queue: QueueName, handler: Handler = () => ok): Probe {
    const kind = this.definitions.find((definition) => definition.queue === queue)!;
    const probe = new Probe(queues, kind, `${queue}-${this.#handlers.size}`);
    this.#handlers.set(probe.name, async ({ n }, context) => {
      const run = { ...context, n, at: Date.now() };
      probe.runs.push(run);
      return handler(run, probe.runs);
    });
    return probe;
  }
}

export class Probe {
  readonly runs: Run[] = [];
  readonly #queues: JobQueue;
  readonly kind: JobDefinition<Payload>;
  readonly name: string;

  constructor(queues: JobQueue, kind: JobDefinition<Payload>, name: string) {
    this.#queues = queues;
    this.kind = kind;
    this.name = name;
  }

  enqueue(n: number, options?: EnqueueOptions): Promise<void> {
    return this.#queues.enqueue(this.kind, { probe: this.name, n }, options);
  }

  /** Waits for so many runs in total. */
  async ran(count: number): Promise<Run[]> {
    await until(() => this.runs.length >= count, `${count} runs of ${this.name}`);
    return this.runs;
  }
}
