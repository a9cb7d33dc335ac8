import { join } from 'node:path';
import { alertSweep } from '../../../src/modules/reminders/alerts/build-sweep.js';
import { buildConversations } from '../../../src/app/build-conversations.js';
import { buildReminderWork } from '../../../src/app/build-reminder-work.js';
import { buildAgenda } from '../../../src/app/build-reminders.js';
import { readConfig } from '../../../src/config.js';
import { loadGiven } from '../../../src/cli/load-given.js';
import { loadWords } from '../../../src/i18n/words.js';
import type { Sent } from '../../../src/delivery/reminders/claim-and-send.js';
import { freeLeaves, type Leaves } from '../../../src/delivery/leaves.js';
import type { Observed } from '../../../src/delivery/reminders/observed.js';
import type { ReminderJob } from '../../../src/delivery/reminders/send-reminder.js';
import { reminderLedger } from '../../../src/delivery/reminders/settle-reminder.js';
import type { Reminder, ReminderState } from '../../../src/delivery/reminders/reminder.js';
import { reminderStates } from '../../../src/delivery/reminders/reminder.js';
import { packagePath } from '../../../src/package-root.js';
import type { InitiatingChannel } from '../../../src/ports/channel.js';
import {
  channelOfQueue,
  queueNames,
  type JobKind,
  type QueueStats,
} from '../../../src/ports/queue.js';
import { createSecrets } from '../../../src/store/secrets.js';
import { modelsIn, type Database } from '../../../src/store/connect.js';
import { reminderStore } from '../../../src/store/reminders.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { FakeChannel } from '../../turn/fake-channel.js';

export const words = loadWords(packagePath('locales'), 'Asia/Jakarta');

/** A clock that stands where it is put. */
export class SetClock {
  constructor(private at = new Date('2026-11-24T03:00:00Z')) {}
  now(): Date {
    return new Date(this.at);
  }
  set(text: string): void {
    this.at = new Date(text);
  }
}

/** Processes of this file: what one still writes must not reach the next test. */
const started: ReminderProcess[] = [];

/** Empties the store, once nothing is under way, and puts given documents in. */
export async function given(database: Database, ...names: string[]): Promise<void> {
  for (const process of started) await process.conversations.settled();
  for (const [, model] of modelsIn(database)) await model.collection.deleteMany({});
  await loadGiven(database, join(import.meta.dirname, '../../transcripts/given'), names);
}

/** What `givenPermit` plans. */
export const permitReminder = 'permit.expires:sari.pirt:sari:14';

/** A permit of Sari's that ends soon: the simplest reminder. */
export async function givenPermit(database: Database, expiresOn = '2026-12-08') {
  await given(database, 'sari');
  await database.sessions.updateOne({ _id: 'telegram:1' }, { $unset: { lastInboundAt: '' } });
  await database.permits.collection.insertOne({
    ...{ _id: 'sari.pirt', participantId: 'sari', kind: 'pirt', state: 'reported', expiresOn },
    createdAt: new Date('2025-01-01'),
    version: 1,
  } as never);
  const clock = new SetClock();
  const process = new ReminderProcess(database, clock);
  await process.agenda.changed({ of: 'permit', id: 'sari.pirt' });
  return { database, clock, process };
}

/** A seat of Sari's in a training on Saturday, 12 December 2026, 13.00-16.00 WIB. */
export async function givenSeat(database: Database): Promise<void> {
  await database.trainings.collection.insertOne({
    ...{ _id: 't1', title: 'Kemasan', topic: '', kind: 'pemprov', place: 'Tebet', quota: 20 },
    ...{ startsAt: new Date('2026-12-12T06:00:00Z'), endsAt: new Date('2026-12-12T09:00:00Z') },
    ...{ kecamatan: { code: '31.74.01', name: 'Tebet' }, narasumber: 'Bu Rina', task: 'Foto.' },
    ...{
      state: 'open',
      version: 1,
      queue: ['sari'],
      taken: 1,
      checkInCode: 'A',
      checkInToken: 'b',
    },
  } as never);
  await database.enrolments.collection.insertOne({
    ...{ _id: 't1:sari', trainingId: 't1', participantId: 'sari', state: 'seated', version: 1 },
    enrolledAt: new Date('2026-11-20T03:00:00Z'),
  } as never);
}

let processes = 0;
let inbounds = 0;

/** A process that plans and sends reminders, as the product builds it, over a channel that notes what it gets. */
export class ReminderProcess {
  readonly channel: FakeChannel;
  readonly observed: Observed[] = [];
  readonly queued: (ReminderJob & {
    channel: InitiatingChannel;
    delayMs: number;
    priority: number;
    at: number;
  })[] = [];
  readonly agenda;
  readonly conversations;
  private readonly work;
  private readonly alerts;
  private readonly alerting: Promise<unknown>[] = [];
  private readonly reminders;

  constructor(
    readonly database: Database,
    readonly clock: SetClock,
    {
      channel = new FakeChannel(),
      owns = true,
      leaves = freeLeaves,
    }: { channel?: FakeChannel; owns?: boolean; leaves?: Leaves } = {},
  ) {
    this.channel = channel;
    processes += 1;
    started.push(this);
    this.reminders = reminderStore(database);
    const observe = (what: Observed) => void this.observed.push(what);
    const around = { database, words, clock, logger: quietLogger, timeZone: 'Asia/Jakarta' };
    this.conversations = buildConversations({
      ...around,
      secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
      channels: owns ? [channel] : [],
      publicUrl: 'https://pasti.example',
      processId: `process-${processes}`,
      telegramLink: () => undefined,
      ledger: reminderLedger({ reminders: this.reminders, clock, observe }),
    });
    this.agenda = buildAgenda(around);
    const queued = this.queued;
    this.work = buildReminderWork(
      { ...around, conversations: this.conversations, observe, leaves },
      {
        enqueue: <P>({ queue }: JobKind<P>, payload: P, { delayMs = 0, priority = 0 } = {}) => {
          const at = clock.now().getTime() + delayMs;
          const channel = channelOfQueue(queue) ?? 'telegram';
          queued.push({ ...(payload as ReminderJob), channel, delayMs, priority, at });
          return Promise.resolve();
        },
        stats: () => {
          const none = { waiting: queued.length, active: 0, delayed: 0, failed: 0 };
          const stats = Object.fromEntries(queueNames.map((name) => [name, none]));
          return Promise.resolve(stats as QueueStats);
        },
      },
    );
    const sendReminder = (row: ReminderJob) => {
      const sending = this.send(row);
      this.alerting.push(sending.catch(() => undefined));
      return sending;
    };
    const { whatsapp } = readConfig({ WHATSAPP: 'on' });
    const agenda = buildAgenda(around);
    this.alerts = alertSweep({ ...around, whatsapp, agenda }, sendReminder);
  }

  /** One look for troubles; resolves when the admins are told. */
  async watch(): Promise<void> {
    await this.alerts.run(this.clock.now());
    await Promise.all(this.alerting.splice(0));
  }

  /** One pass of the sweep, and the jobs that it queued for now, with those that they queue. */
  async sweep(): Promise<Sent[]> {
    await this.run('reminders');
    const sent: Sent[] = [];
    for (;;) {
      const index = this.queued.findIndex(({ at }) => at <= this.clock.now().getTime());
      const [job] = index < 0 ? [] : this.queued.splice(index, 1);
      if (!job) return sent;
      sent.push(await this.work.parts.sendReminder(job, job.channel));
    }
  }

  async run(name: 'reminders' | 'reminder-plan' | 'reminder-participants'): Promise<void> {
    await this.work.sweeps.find((one) => one.name === name)?.run(this.clock.now());
  }

  /** The job of a row; without a channel: past the queues. */
  send(row: ReminderJob, channel?: InitiatingChannel): Promise<Sent> {
    return this.work.parts.sendReminder(row, channel);
  }

  async say(address: string, text: string): Promise<void> {
    inbounds += 1;
    await this.conversations.deliver({
      channel: 'telegram',
      address,
      id: `in-${inbounds}`,
      at: this.clock.now(),
      input: { type: 'text', text },
    });
    await this.conversations.settled();
  }

  rows(states: readonly ReminderState[] = reminderStates): Promise<Reminder[]> {
    return this.reminders.list(states, { limit: 1_000 });
  }

  /** Rows in short: `training.week planned 2026-11-24 10:00 night`, times as in Jakarta. */
  async shown(states?: readonly ReminderState[]): Promise<string[]> {
    return (await this.rows(states)).map(({ kind, state, dueAt, shifted, why }) =>
      [kind, state, jakarta(dueAt), why ?? shifted].filter(Boolean).join(' '),
    );
  }
}

export const jakarta = (at: Date): string =>
  new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
