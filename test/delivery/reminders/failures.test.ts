import { describe, expect, it } from '@jest/globals';
import type { Database } from '../../../src/store/connect.js';
import { sessionStore } from '../../../src/store/sessions.js';
import { failing, FakeChannel, hanging } from '../../turn/fake-channel.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { givenPermit, permitReminder, ReminderProcess } from './rig.js';
import { until } from '../../support/until.js';

const fixture = useDatabase();

const withPermit = (expiresOn?: string) => givenPermit(fixture.database, expiresOn);
const id = permitReminder;

describe('a reminder that is due', () => {
  it('is sent once by two workers at once, whoever queued it', async () => {
    const { process, clock, database } = await withPermit();
    const other = new ReminderProcess(database, clock);
    const rows = await process.rows(['planned']);
    expect(rows.map((row) => row.id)).toEqual([id]);
    const job = { id, version: 1 };
    await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? process : other).send(job)));
    expect(process.channel.sent.length + other.channel.sent.length).toBe(1);
    expect(await process.shown()).toEqual(['permit.expires sent 2026-11-24 10:00']);
  });

  it('waits as long as the platform says, then goes out', async () => {
    const { process, clock } = await withPermit();
    process.channel.next.push(failing('rate-limited', 30_000));
    expect(await process.send({ id, version: 1 })).toEqual({
      outcome: 'again',
      ms: 30_000,
      hold: true,
    });
    expect((await process.rows())[0]).toMatchObject({ state: 'planned', attempts: 1 });
    clock.set('2026-11-24T03:00:30Z');
    await process.send({ id, version: 1 });
    expect((await process.rows())[0]?.history.map(({ what, why }) => [what, why])).toEqual([
      ['planned', undefined],
      ['retried', 'rate-limited'],
      ['sent', undefined],
    ]);
  });

  it('outlives a platform that is away for hours', async () => {
    const { process, clock } = await withPermit();
    process.channel.always = failing('unavailable');
    for (let hour = 3; hour < 10; hour += 1) {
      clock.set(`2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`);
      await process.sweep();
    }
    process.channel.always = () => undefined;
    clock.set('2026-11-24T10:15:00Z');
    await process.sweep();
    expect(process.channel.sent).toHaveLength(1);
    expect(process.observed.at(-1)).toMatchObject({ outcome: 'sent', channel: 'telegram' });
  });

  it('comes by WhatsApp where Telegram is blocked, and is skipped where nothing is left', async () => {
    const { process, clock, database } = await withPermit();
    process.channel.next.push(failing('blocked'));
    await database.contacts.collection.insertOne({
      _id: 'whatsapp:628',
      channel: 'whatsapp',
      address: '628',
      participantId: 'sari',
    } as never);
    await process.sweep();
    expect((await process.rows())[0]).toMatchObject({ state: 'planned', tried: ['telegram:1'] });
    clock.set('2026-11-24T03:00:05Z');
    await process.sweep();
    // WhatsApp runs elsewhere: it was handed over.
    expect((await process.rows())[0]).toMatchObject({
      state: 'sending',
      handed: true,
      contactId: 'whatsapp:628',
    });
    const whatsapp = Object.assign(new FakeChannel(), { name: 'whatsapp' });
    const owner = new ReminderProcess(database, clock, { channel: whatsapp });
    await owner.conversations.sweep();
    await owner.conversations.settled();
    expect(whatsapp.textsTo('628')).toHaveLength(1);
    expect((await process.rows())[0]).toMatchObject({ state: 'sent', contactId: 'whatsapp:628' });
  });

  it('is not sent where it was called off while it lay with another process', async () => {
    const { process, clock, database } = await withPermit();
    const planner = new ReminderProcess(database, clock, { owns: false });
    await planner.sweep();
    expect((await planner.rows())[0]).toMatchObject({ state: 'sending', handed: true });
    await database.permits.deleteOne({ _id: 'sari.pirt' });
    await planner.agenda.changed({ of: 'permit', id: 'sari.pirt' });
    await process.conversations.sweep();
    await process.conversations.settled();
    expect(process.channel.sent).toEqual([]);
    expect((await planner.rows())[0]).toMatchObject({ state: 'cancelled' });
  });

  it('is stopped by STOP where it is a mere nudge, and skipped with the reason', async () => {
    const { process, clock, database } = await withPermit();
    await database.participants.updateOne(
      { _id: 'sari' },
      {
        $set: {
          'steps.P4': { state: 'running', at: new Date('2026-10-25T03:00:00Z'), by: 'chat' },
        },
      },
    );
    await database.contacts.updateOne({ _id: 'telegram:1' }, { $set: { optedOutAt: new Date() } });
    await process.agenda.changed({ of: 'participant', id: 'sari' });
    clock.set('2026-11-24T03:01:00Z');
    await process.sweep();
    expect(await process.shown()).toEqual([
      'permit.expires sent 2026-11-24 10:00',
      'step.stuck skipped 2026-11-24 10:00 stopped',
    ]);
  });
});

describe('a worker that dies', () => {
  it('over the sending leaves it ambiguous: it is never sent again', async () => {
    const { process, clock, database } = await withPermit();
    process.channel.always = hanging;
    // A moment of its own: entries are named by it, and those of other tests may still be acknowledged.
    clock.set('2026-11-24T03:00:07Z');
    void process.send({ id, version: 1 });
    await until(() => process.channel.tried.length === 1, 'it was tried');
    clock.set('2026-11-24T03:03:00Z');
    const next = new ReminderProcess(database, clock);
    await next.sweep();
    await next.conversations.sweep();
    await next.conversations.settled();
    await next.sweep();
    expect(next.channel.tried).toEqual([]);
    expect((await next.rows())[0]).toMatchObject({ state: 'ambiguous' });
    expect((await next.rows())[0]?.history.at(-1)).toMatchObject({ what: 'ambiguous' });
  });

  it('before anything was put into the outbox loses nothing: it is sent by the next', async () => {
    const { clock, database } = await withPermit();
    await database.reminders.updateOne(
      { _id: id },
      {
        $set: {
          state: 'sending',
          until: new Date('2026-11-24T03:01:30Z'),
          contactId: 'telegram:1',
          attempts: 1,
        },
      },
    );
    const next = new ReminderProcess(database, clock);
    await next.sweep();
    expect(next.channel.sent).toEqual([]);
    clock.set('2026-11-24T03:02:00Z');
    await next.sweep();
    await next.sweep();
    expect(next.channel.sent).toHaveLength(1);
    expect((await next.rows())[0]?.history.map(({ what }) => what)).toEqual([
      'planned',
      'retried',
      'sent',
    ]);
  });
});

/** The same store, but one kind of question of conversations waits until it is opened. */
function slowStore(database: Database, slow: 'post' | 'lastHeard') {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const { collection } = database.sessions;
  const held = { asked: false };
  const hold = (what: typeof slow) => {
    if (what !== slow) return undefined;
    held.asked = true;
    return opened;
  };
  const gates = {
    async updateOne(...given: Parameters<typeof collection.updateOne>) {
      if (JSON.stringify(given[1]).includes('"outbox.o-')) await hold('post');
      return collection.updateOne(...given);
    },
    find: (...given: Parameters<typeof collection.find>) => ({
      async toArray() {
        if (given[1]?.projection) await hold('lastHeard');
        return collection.find(...given).toArray();
      },
    }),
  };
  const sessions = Object.assign(Object.create(database.sessions) as object, {
    collection: Object.assign(Object.create(collection) as object, gates),
  });
  return { database: { ...database, sessions } as unknown as Database, open, held };
}

describe('a worker whose store does not answer for minutes', () => {
  async function withSlow(what: 'post' | 'lastHeard') {
    const found = await withPermit();
    const { database, clock } = found;
    const slow = slowStore(database, what);
    const process = new ReminderProcess(slow.database, clock);
    const sending = process.send({ id, version: 1 });
    await until(() => slow.held.asked, 'it waits for the store');
    clock.set('2026-11-24T03:05:00Z');
    const next = new ReminderProcess(database, clock);
    return { process, next, sending, open: slow.open };
  }

  it('sends nothing any more when its claim is over: another has sent it meanwhile', async () => {
    const { process, next, sending, open } = await withSlow('post');
    for (let look = 0; look < 2; look += 1) await next.sweep();
    expect(next.channel.textsTo('1')).toHaveLength(1);
    open();
    expect(await sending).toEqual({ outcome: 'over' });
    expect(process.channel.tried).toEqual([]);
    expect((await next.rows())[0]).toMatchObject({ state: 'sent', attempts: 2 });
    await until(async () => {
      const session = await sessionStore(fixture.database).load('telegram:1');
      return Object.keys(session?.outbox ?? {}).length === 0;
    }, 'the outbox is empty');
  });

  it('decides anew what it decided before, and sends once', async () => {
    const { process, next, sending, open } = await withSlow('lastHeard');
    open();
    expect(await sending).toEqual({ outcome: 'again', ms: 0, hold: false });
    expect((await next.rows())[0]).toMatchObject({ state: 'planned', attempts: 0 });
    await Promise.all([next.sweep(), process.send({ id, version: 1 })]);
    expect([...process.channel.sent, ...next.channel.sent]).toHaveLength(1);
  });
});

describe('the calendar', () => {
  it('is asked again when a reminder goes out: a holiday that was added since shifts it', async () => {
    const { process, clock, database } = await withPermit('2026-12-09');
    await database.holidays.collection.insertOne({
      _id: 'holiday:2026-11-25',
      kind: 'holiday',
      from: '2026-11-25',
      to: '2026-11-25',
      name: 'Libur',
    } as never);
    clock.set('2026-11-25T03:00:00Z');
    await process.sweep();
    expect(process.channel.sent).toEqual([]);
    expect(await process.shown()).toEqual(['permit.expires planned 2026-11-26 08:00 holiday']);
  });

  it('keeps a reminder that waited too long at night for the morning, or skips it when it is past its use', async () => {
    const { process, clock } = await withPermit('2026-12-08');
    clock.set('2026-11-24T14:00:00Z');
    await process.sweep();
    expect(await process.shown()).toEqual(['permit.expires planned 2026-11-25 08:00 night']);
    clock.set('2026-12-08T03:00:00Z');
    await process.sweep();
    expect(await process.shown()).toEqual(['permit.expires skipped 2026-11-25 08:00 past_use']);
  });
});
