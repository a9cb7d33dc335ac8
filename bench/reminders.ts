/**
 * Prints how late reminders are that are due in one window of ten seconds: `npm run bench:reminders [count]`. Each goes
 * the whole way (row, job, reading again, claim, outbox, platform, story), over a platform that takes it at once, and
 * without the pace that a real platform wants. On MONGODB_URI and REDIS_URL; on the
 * embedded store and the embedded queue in place of what is not given.
 */
import { createSecrets } from '../src/store/secrets.js';
import { buildConversations } from '../src/app/build-conversations.js';
import { buildReminderWork } from '../src/app/build-reminder-work.js';
import { loadWords } from '../src/i18n/words.js';
import { startEmbeddedStore } from '../src/embedded/store/index.js';
import { freeLeaves } from '../src/delivery/leaves.js';
import { reminderLedger } from '../src/delivery/reminders/settle-reminder.js';
import { packagePath } from '../src/package-root.js';
import type { Channel } from '../src/ports/channel.js';
import { connect } from '../src/app/database.js';
import type { Database } from '../src/store/connect.js';
import { reminderStore } from '../src/store/reminders.js';
import { sendReminderJobs } from '../worker/jobs/send-reminder.js';
import { openQueues } from '../worker/queues.js';
import { runSweeps } from '../worker/run-sweeps.js';

const count = Number(process.argv[2] ?? 10_000);
const windowMs = 10_000;
/** Between the first look of the sweep and the first reminder. */
const leadMs = 20_000;
const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: console.warn,
  error: console.error,
};

/** In the workers' clock it is Tuesday, ten o'clock in Jakarta. */
const ahead = Date.parse('2026-11-24T03:00:00Z') - Date.now();
const clock = { now: () => new Date(Date.now() + ahead) };

const store = process.env.MONGODB_URI
  ? undefined
  : await startEmbeddedStore({ port: 0, logger: quiet });
const database = await connect(process.env.MONGODB_URI ?? store?.uri ?? '', quiet);

async function addPeople(into: Database): Promise<void> {
  const people = Array.from({ length: count }, (_, n) => String(n));
  const plannedAt = new Date('2026-11-24T03:00:00Z');
  const [expiresOn, begins] = ['2026-12-08', clock.now().getTime() + leadMs];
  const all: [
    keyof Pick<Database, 'contacts' | 'participants' | 'permits' | 'sessions' | 'reminders'>,
    (n: string, index: number) => object,
  ][] = [
    [
      'contacts',
      (n) => ({ _id: `telegram:${n}`, channel: 'telegram', address: n, participantId: `p${n}` }),
    ],
    ['participants', (n) => ({ _id: `p${n}`, name: `Orang ${n}`, salutation: 'kak', steps: {} })],
    [
      'permits',
      (n) => ({
        _id: `p${n}.pirt`,
        participantId: `p${n}`,
        kind: 'pirt',
        state: 'reported',
        expiresOn,
        createdAt: new Date(0),
        version: 1,
      }),
    ],
    [
      'sessions',
      (n) => ({
        _id: `telegram:${n}`,
        channel: 'telegram',
        address: n,
        rev: 1,
        recent: [],
        outbox: {},
        conversation: { frames: [], asked: 0, parked: {}, person: {}, locale: 'id' },
      }),
    ],
    [
      'reminders',
      (n, index) => ({
        ...{
          _id: `permit.expires:p${n}.pirt:p${n}:14`,
          kind: 'permit.expires',
          subject: `permit:p${n}.pirt`,
          recipient: `participant:p${n}`,
        },
        ...{
          plannedAt,
          urgent: false,
          usefulUntil: new Date('2026-12-07T17:00:00Z'),
          occasion: `${plannedAt.toISOString()} ${expiresOn}`,
        },
        ...{
          dueAt: new Date(begins + (index * windowMs) / count),
          state: 'planned',
          version: 1,
          attempts: 0,
          history: [],
        },
      }),
    ],
  ];
  for (const [name, make] of all)
    for (let at = 0; at < count; at += 1_000)
      await into[name].collection.insertMany(
        people.slice(at, at + 1_000).map((n, index) => make(n, at + index)),
      );
}

const telegram: Channel = {
  name: 'telegram',
  capabilities: { buttons: true, contactRequest: true, deletes: true, maxLength: 4096 },
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send: () => Promise.resolve({ ref: '1' }),
  tidy: () => Promise.resolve(),
  health: () => ({ state: 'up' }),
};
const late: number[] = [];
let first = Infinity;
let last = 0;
const observe = ({ lateMs }: { lateMs?: number }) => {
  if (lateMs === undefined) return;
  late.push(lateMs);
  first = Math.min(first, Date.now());
  last = Date.now();
};
const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
const around = { database, words, clock, logger: quiet, timeZone: 'Asia/Jakarta' };
const conversations = buildConversations({
  ...around,
  secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
  channels: [telegram],
  publicUrl: 'https://pasti.example',
  processId: 'bench',
  telegramLink: () => undefined,
  ledger: reminderLedger({ reminders: reminderStore(database), clock, observe }),
});
await addPeople(database);
const queues = openQueues({
  ...(process.env.REDIS_URL && { redisUrl: process.env.REDIS_URL }),
  prefix: `bench-${process.pid}`,
  logger: quiet,
});
await queues.ready();
const work = buildReminderWork(
  { ...around, conversations, observe, leaves: freeLeaves, everyMs: { plan: 3_600_000 } },
  queues,
);
queues.process(sendReminderJobs(work.parts), { concurrency: 50 });
runSweeps(work.sweeps.slice(0, 1), { clock, logger: quiet });
const deadline = Date.now() + 300_000;
while (late.length < count && Date.now() < deadline)
  await new Promise((resolve) => setTimeout(resolve, 100));
late.sort((a, b) => a - b);
const at = (share: number) =>
  Math.round(late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? 0);
const place = `${process.env.MONGODB_URI ? 'MongoDB' : 'embedded store'}, ${process.env.REDIS_URL ? 'Redis' : 'embedded queue'}`;
console.log(`${late.length} of ${count} reminders due within ${windowMs / 1000} s (${place})`);
console.log(`late: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
console.log(
  `${Math.round((late.length / Math.max(1, last - first)) * 1000)} a second; ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);
process.exit(0);
