import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Leave, Leaves } from '../../../src/delivery/leaves.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { failing, FakeChannel, unsure } from '../../turn/fake-channel.js';
import { givenPermit, permitReminder as id, ReminderProcess, type SetClock } from './rig.js';

const fixture = useDatabase();
let clock: SetClock;
let worker: ReminderProcess;
let whatsapp: FakeChannel;

/** What the channels of a test take. */
const state = { away: new Map<string, Date>(), taken: [] as string[], returned: [] as string[] };
let leave: (contactId: string) => Leave | undefined = () => undefined;
const leaves: Leaves = {
  awaySince: (channel) => Promise.resolve(state.away.get(channel)),
  take({ id: contactId, channel }) {
    if (state.away.has(channel)) return Promise.resolve({ outcome: 'away' });
    const given = leave(contactId);
    if (given) return Promise.resolve(given);
    state.taken.push(contactId);
    const giveBack = () => Promise.resolve(void state.returned.push(contactId));
    return Promise.resolve({ outcome: 'go', giveBack });
  },
};

/** Sari has both channels and prefers WhatsApp, which this process runs; her reminder is due. */
beforeEach(async () => {
  const { database } = fixture;
  ({ clock } = await givenPermit(database));
  await database.contacts.collection.insertOne({
    ...{ _id: 'whatsapp:628', channel: 'whatsapp', address: '628', participantId: 'sari' },
  } as never);
  await database.participants.updateOne({ _id: 'sari' }, { preferredChannel: 'whatsapp' });
  whatsapp = Object.assign(new FakeChannel(), { name: 'whatsapp' });
  worker = new ReminderProcess(database, clock, { channel: whatsapp, leaves });
  Object.assign(state, { away: new Map(), taken: [], returned: [] });
  leave = () => undefined;
});

const row = async () => (await worker.rows())[0];
const without = (contactId: string) => fixture.database.contacts.deleteOne({ _id: contactId });
const queuedOn = () => worker.queued.map(({ channel }) => channel);
const since = (time: string) => state.away.set('whatsapp', new Date(`2026-11-24T${time}:00Z`));

describe('a reminder that is due', () => {
  it('is queued on the channel by which it goes', async () => {
    await worker.run('reminders');
    expect(queuedOn()).toEqual(['whatsapp']);
  });

  it('is queued on another where the preferred one is away for long', async () => {
    since('02:00');
    await worker.run('reminders');
    expect(queuedOn()).toEqual(['telegram']);
  });

  it('whose only channel is away waits as a row, and goes as soon as that is there', async () => {
    since('02:00');
    await without('telegram:1');
    for (const time of ['03:00:00', '03:00:15', '03:20:00']) {
      clock.set(`2026-11-24T${time}Z`);
      await worker.sweep();
    }
    expect([worker.queued, state.taken, whatsapp.tried]).toEqual([[], [], []]);
    expect(await row()).toMatchObject({ state: 'planned', attempts: 0 });
    state.away.clear();
    clock.set('2026-11-24T03:20:15Z');
    await worker.sweep();
    expect(whatsapp.textsTo('628')).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('whose channel goes away while it is in the queue becomes a row that waits', async () => {
    await without('telegram:1');
    since('02:59');
    await worker.send({ id, version: 1 }, 'whatsapp');
    expect(await row()).toMatchObject({ state: 'planned', attempts: 0 });
    expect([worker.queued, state.taken]).toEqual([[], []]);
  });

  it('is passed over at the end of its use though its channel is away', async () => {
    since('02:00');
    await without('telegram:1');
    clock.set('2026-12-08T00:00:00Z');
    await worker.sweep();
    expect(await row()).toMatchObject({ state: 'skipped', why: 'past_use' });
  });

  it('is queued by one read of contacts for many', async () => {
    const { database } = fixture;
    const { collection } = database.reminders;
    const [one] = await collection.find({ _id: id as never }).toArray();
    const copies = Array.from({ length: 300 }, (_, n) => ({ ...one, _id: `${id}${n}` }));
    await collection.insertMany(copies as never[]);
    let reads = 0;
    const contacts = Object.assign(Object.create(database.contacts) as object, {
      find: (...given: Parameters<typeof database.contacts.find>) => {
        reads += 1;
        return database.contacts.find(...given);
      },
    });
    const process = new ReminderProcess({ ...database, contacts } as never, clock, { leaves });
    await process.run('reminders');
    expect(process.queued).toHaveLength(301);
    expect(reads).toBeLessThan(10);
  });
});

describe('a job', () => {
  it('in the queue of another channel moves to its own at once, and takes no leave', async () => {
    await worker.send({ id, version: 1 }, 'telegram');
    expect(queuedOn()).toEqual(['whatsapp']);
    expect([state.taken, whatsapp.tried]).toEqual([[], []]);
    const [job] = worker.queued;
    expect(job).toMatchObject({ id, version: 1, delayMs: 0 });
  });

  it('whose contact is gone moves to the queue of the other one', async () => {
    await without('whatsapp:628');
    await worker.send({ id, version: 1 }, 'whatsapp');
    expect(queuedOn()).toEqual(['telegram']);
  });

  it('whose channel has no room moves to the other one, and does not come back', async () => {
    const at = new Date('2026-11-24T09:00:00Z');
    leave = (contactId) => (contactId === 'whatsapp:628' ? { outcome: 'later', at } : undefined);
    const telegram = new ReminderProcess(fixture.database, clock, { leaves });
    await worker.send({ id, version: 1 }, 'whatsapp');
    const [job] = worker.queued;
    expect(job).toMatchObject({ channel: 'telegram', held: ['whatsapp:628'] });
    await telegram.send(job!, 'telegram');
    expect(telegram.queued).toEqual([]);
    expect(telegram.channel.textsTo('1')).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'sent', contactId: 'telegram:1' });
  });

  it('waits where no channel has room, and holds its queue up for the pace alone', async () => {
    const at = new Date('2026-11-24T03:00:09Z');
    leave = () => ({ outcome: 'later', at });
    const held = ['whatsapp:628', 'telegram:1'];
    const again = { outcome: 'again', ms: 9_000, hold: false };
    expect(await worker.send({ id, version: 1, held }, 'whatsapp')).toEqual(again);
    leave = () => ({ outcome: 'later', at, pace: true });
    clock.set('2026-11-24T03:00:02Z');
    const holding = { ...again, ms: 7_000, hold: true };
    expect(await worker.send({ id, version: 1, held }, 'whatsapp')).toEqual(holding);
    expect(await row()).toMatchObject({ state: 'planned', shifted: 'budget', attempts: 0 });
  });

  it('past the queues goes by whatever has room', async () => {
    leave = (contactId) => (contactId === 'whatsapp:628' ? { outcome: 'never' } : undefined);
    const telegram = new ReminderProcess(fixture.database, clock, { leaves });
    await telegram.send({ id, version: 1 });
    expect(telegram.channel.textsTo('1')).toHaveLength(1);
    expect(telegram.queued).toEqual([]);
  });
});

describe('the leave of a channel', () => {
  it.each([
    ['is not taken now', failing('unavailable'), true],
    ['is refused', failing('rejected'), true],
    ['finds nobody', failing('blocked'), true],
    ['may have been taken', unsure, false],
    ['is sent', () => undefined, false],
  ])('is given back by what certainly was not sent: it %s', async (_what, behaviour, back) => {
    whatsapp.next.push(behaviour);
    await worker.send({ id, version: 1 }, 'whatsapp');
    expect(state.taken).toEqual(['whatsapp:628']);
    expect(state.returned).toEqual(back ? ['whatsapp:628'] : []);
  });

  it('is given back by the second of two at once', async () => {
    const other = new ReminderProcess(fixture.database, clock, { channel: whatsapp, leaves });
    await Promise.all([worker, other].map((one) => one.send({ id, version: 1 }, 'whatsapp')));
    expect(whatsapp.sent).toHaveLength(1);
    expect(state.taken.length - state.returned.length).toBe(1);
  });
});
