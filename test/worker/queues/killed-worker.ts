import { openQueues, type QueuesOptions } from '../../../worker/queues.js';
import { notedLog } from './noted-log.js';
import { Probes } from './probes.js';

// A process that will be killed in the middle of job 0; the jobs after it wait.
const where = JSON.parse(process.argv[2]!) as Omit<QueuesOptions, 'logger'>;
const queues = openQueues({ ...where, logger: notedLog() });
const probes = new Probes();
const probe = probes.create(queues, 'office', () => new Promise<never>(() => undefined));
queues.process(probes.definitions, { concurrency: 1 });
await queues.ready();
await probe.enqueue(0);
await probe.ran(1);
await Promise.all(Array.from({ length: 20 }, (_, n) => probe.enqueue(n + 1)));
process.stdout.write('in the middle\n');
