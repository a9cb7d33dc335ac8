import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { claimAndSend } from '../../../src/delivery/reminders/claim-and-send.js';
import { expireReminders } from '../../../src/delivery/reminders/expire.js';
import type { Reminder } from '../../../src/delivery/reminders/reminder.js';
import { reminderLedger } from '../../../src/delivery/reminders/settle-reminder.js';
import type { Wanted } from '../../../src/delivery/reminders/wanted.js';
import type { OnceResult } from '../../../src/ports/once.js';
import type { OutboxEntry } from '../../../src/ports/store.js';
import type { Contact } from '../../../src/ports/contact.js';
import { reminderStore } from '../../../src/store/reminders.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { givenPermit, permitReminder as id, ReminderProcess, type SetClock } from './rig.js';

const fixture = useDatabase();
const at = (minutes: number) => new Date(Date.parse('2026-11-24T03:00:00Z') + minutes * 60_000);
const ignore = () => undefined;

/** Where a row can be: its fields, after one claim. `over`: the time of its sender is over. */
const places = {
  planned: { state: 'planned' },
  held: { state: 'sending', until: at(2) },
  over: { state: 'sending', until: at(-1) },
  handed: { state: 'sending', until: at(60), handed: true },
  sent: { state: 'sent', sentAt: at(-5), platformRef: '1' },
  ambiguous: { state: 'ambiguous' },
  skipped: { state: 'skipped', why: 'past_use' },
  failed: { state: 'failed', why: 'rejected' },
  cancelled: { state: 'cancelled' },
} as const;
type Place = keyof typeof places;
const allPlaces = Object.keys(places) as Place[];

let clock: SetClock;
let process: ReminderProcess;

const restore: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const { database } = fixture;
  ({ clock, process } = await givenPermit(database));
  for (const { collection } of [database.reminders, database.permits]) {
    const documents = await collection.find({}).toArray();
    restore.push(async () => {
      await collection.deleteMany({});
      await collection.insertMany(documents);
    });
  }
});
beforeEach(async () => {
  for (const one of restore) await one();
});

const store = () => reminderStore(fixture.database);
const claim = (name = '1.1') => `reminder ${name} ${id}`;
const ledger = () => reminderLedger({ reminders: store(), clock, observe: ignore });
const settle = (result: OnceResult, name?: string) => ledger().settle(claim(name), result);

async function put(place: Place, fields: Partial<Reminder> = {}): Promise<void> {
  const { collection } = fixture.database.reminders;
  const row = { contactId: 'telegram:1', attempts: 1, ...places[place], ...fields };
  await collection.updateOne({ _id: id as never }, { $set: row });
}

const entry = (more: Partial<OutboxEntry>) =>
  ({ key: 'o', by: 'somebody', until: at(-1), ...more }) as OutboxEntry;

const expire = (found: OutboxEntry | undefined, reminders = store()) =>
  expireReminders(
    {
      reminders,
      outboxEntry: (_contactId, fits) =>
        Promise.resolve(found && fits(claim()) && !fits(claim('1.0')) ? found : undefined),
      withdraw: () => Promise.resolve(true),
      observe: ignore,
    },
    clock.now(),
  );

/** Other days are meant since: the permit ends a day later. */
async function move(): Promise<void> {
  await fixture.database.permits.updateOne({ _id: 'sari.pirt' }, { expiresOn: '2026-12-09' });
  await process.agenda.changed({ of: 'permit', id: 'sari.pirt' });
}

async function callOff(): Promise<void> {
  await fixture.database.permits.deleteOne({ _id: 'sari.pirt' });
  await process.agenda.changed({ of: 'permit', id: 'sari.pirt' });
}

const sent = { outcome: 'sent', ref: '7' } as const;
const again = { attempts: 1, version: 1 };
type Change = [event: string, run: () => Promise<unknown>, ends: Partial<Record<Place, string>>];

/** What each event makes of each place; where none is named, the row stays as it is. */
const changes: Change[] = [
  [
    'is claimed',
    () => store().claim(id, 1, { until: at(2), contactId: 'telegram:1' }),
    { planned: 'sending' },
  ],
  [
    'is claimed as it was planned before',
    () => store().claim(id, 0, { until: at(2), contactId: 'x' }),
    {},
  ],
  [
    'was sent by its claim',
    () => settle(sent),
    {
      planned: 'sent',
      held: 'sent',
      over: 'sent',
      handed: 'sent',
      ambiguous: 'sent',
      cancelled: 'sent',
    },
  ],
  ['was sent by an earlier claim', () => settle(sent, '1.0'), {}],
  ['was sent as it was planned before', () => settle(sent, '0.1'), {}],
  [
    'was refused',
    () => settle({ outcome: 'failed' }),
    { held: 'failed', over: 'failed', handed: 'failed', ambiguous: 'failed' },
  ],
  [
    'found nobody',
    () => settle({ outcome: 'gone' }),
    { held: 'planned', over: 'planned', handed: 'planned', ambiguous: 'planned' },
  ],
  [
    'was dropped when its turn came',
    () => settle({ outcome: 'dropped' }),
    { held: 'planned', over: 'planned', handed: 'planned', ambiguous: 'planned' },
  ],
  ['was dropped by an earlier claim', () => settle({ outcome: 'dropped' }, '1.0'), {}],
  ['found nobody by an earlier claim', () => settle({ outcome: 'gone' }, '1.0'), {}],
  [
    'may have been sent',
    () => settle({ outcome: 'ambiguous' }),
    { held: 'ambiguous', over: 'ambiguous', handed: 'ambiguous' },
  ],
  ['may have been sent by an earlier claim', () => settle({ outcome: 'ambiguous' }, '1.0'), {}],
  [
    'came too late',
    () => settle({ outcome: 'late' }),
    { held: 'skipped', over: 'skipped', handed: 'skipped', ambiguous: 'skipped' },
  ],
  ['is looked after, and lies in no outbox', () => expire(undefined), { over: 'planned' }],
  ['is looked after, and lies in an outbox', () => expire(entry({})), { over: 'sending' }],
  ['is looked after, and was begun', () => expire(entry({ begun: true })), { over: 'ambiguous' }],
  ['is looked after while it is sent', () => expire(entry({ begun: true, until: at(1) })), {}],
  [
    'is planned again',
    () => process.agenda.changed({ of: 'permit', id: 'sari.pirt' }),
    { cancelled: 'planned' },
  ],
  [
    'is wanted for another day',
    move,
    {
      planned: 'planned',
      sent: 'planned',
      ambiguous: 'planned',
      skipped: 'planned',
      failed: 'planned',
      cancelled: 'planned',
    },
  ],
  ['is called off', callOff, { planned: 'cancelled', handed: 'cancelled' }],
];

describe.each(changes)('a reminder that %s', (_event, run, ends) => {
  it.each(allPlaces)('when it is %s', async (place) => {
    await put(place);
    const before = await store().find(id);
    await run();
    const row = await store().find(id);
    if (ends[place] === undefined) expect(row).toEqual(before);
    else expect(row?.state).toBe(ends[place]);
  });
});

describe('the claim of a reminder', () => {
  it.each(allPlaces)('of which the row is %s', async (place) => {
    await put(place);
    const holds = await Promise.all(
      ['1.1', '1.0', '0.1', '2.1'].map((name) => ledger().wanted(claim(name))),
    );
    const held = place === 'held' || place === 'handed';
    expect(holds).toEqual([held, false, false, false]);
  });

  it('does not hold in its last moment: it would be over while it is sent', async () => {
    await put('held', { until: new Date(at(0).getTime() + 1_500) });
    expect(await ledger().wanted(claim())).toBe(false);
  });

  it('that lay in an outbox before claims had names is the latest', async () => {
    await put('held');
    expect(await ledger().wanted(`reminder 1 ${id}`)).toBe(true);
    expect(await ledger().wanted(`reminder 2 ${id}`)).toBe(false);
    await ledger().settle(`reminder 1 ${id}`, sent);
    expect((await store().find(id))?.state).toBe('sent');
  });
});

describe('a sender that hears "not now"', () => {
  const wanted = { kind: 'permit.expires', person: {} } as unknown as Wanted;
  const contact: Contact = { id: 'telegram:1', channel: 'telegram', address: '1' };

  /** Sends, and meanwhile the row comes to another place. */
  async function sendWhile(place: Place, fields: Partial<Reminder>) {
    await put('planned', { attempts: 0 });
    const row = await store().find(id);
    if (!row) throw new Error('no row');
    const initiate = async () => {
      await put(place, fields);
      return { outcome: 'later', retryAfterMs: 1_000 } as const;
    };
    const parts = { reminders: store(), hasNode: () => false, observe: ignore, clock, initiate };
    const leave = { outcome: 'go', giveBack: () => Promise.resolve() } as const;
    await claimAndSend(parts, row, wanted, contact, leave);
    return store().find(id);
  }

  it.each(['held', 'over', 'ambiguous'] as const)(
    'puts back what is %s: it was not sent',
    async (place) => {
      expect(await sendWhile(place, again)).toMatchObject({
        state: 'planned',
        dueAt: new Date(at(0).getTime() + 1_000),
      });
    },
  );

  it.each(['planned', 'sent', 'skipped', 'cancelled'] as const)(
    'leaves alone what is %s',
    async (place) => {
      expect(await sendWhile(place, again)).toMatchObject(places[place]);
    },
  );

  it('leaves alone what another claim holds', async () => {
    expect(await sendWhile('held', { attempts: 2 })).toMatchObject({
      state: 'sending',
      attempts: 2,
    });
  });
});

describe('of two who do something about a reminder at the same time', () => {
  it('one that looks after it with an old view takes no claim away that began since', async () => {
    await put('over');
    const stale = await store().expired(clock.now(), 10);
    await expire(undefined);
    await store().claim(id, 1, { until: at(2), contactId: 'telegram:1' });
    const reminders = { ...store(), expired: () => Promise.resolve(stale) };
    await expire(undefined, reminders);
    expect(await store().find(id)).toMatchObject({ state: 'sending', attempts: 2 });
  });

  it('one that plans with an old view takes nothing back that was sent since', async () => {
    const { database } = fixture;
    await put('planned', { attempts: 0, dueAt: at(60), plannedAt: at(60) });
    const stale = await store().find(id);
    await put('sent');
    const collection = Object.assign(Object.create(database.reminders.collection) as object, {
      find: () => ({ toArray: () => Promise.resolve([{ ...stale, _id: id }]) }),
    });
    const reminders = Object.assign(Object.create(database.reminders) as object, { collection });
    const planner = new ReminderProcess({ ...database, reminders } as never, clock);
    await planner.agenda.changed({ of: 'permit', id: 'sari.pirt' });
    expect(await store().find(id)).toMatchObject({ state: 'sent', version: 1 });
  });
});
