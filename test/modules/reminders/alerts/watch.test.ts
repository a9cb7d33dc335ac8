import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../../support/mongo/use-database.js';
import { failing, FakeChannel } from '../../../turn/fake-channel.js';
import { given, ReminderProcess, SetClock } from '../../../delivery/reminders/rig.js';
import { accountStore } from '../../../../src/store/whatsapp.js';

const fixture = useDatabase();
const clock = new SetClock();
const channel = new FakeChannel();
let workers: ReminderProcess[];

/** Says where the account stands, as the process that runs it does. */
const whatsappIs = (state: string) =>
  accountStore(fixture.database).publish({ state, since: clock.now() });
const told = (address: string) => channel.textsTo(address).map((text) => text.split('\n')[0]);
const startWorker = () => new ReminderProcess(fixture.database, clock, { channel });
/** Both workers look at once, as two processes do. */
const look = () => Promise.all(workers.map((worker) => worker.watch()));

async function lookAt(time: string): Promise<void> {
  clock.set(`2026-11-${time}:00+07:00`);
  await look();
}

const away = '⚠️ Kak, WhatsApp tidak tersambung sejak hari ini pukul 10.00.';
const back = 'Kak, WhatsApp tersambung lagi. Gangguan sejak hari ini pukul 10.00 sudah selesai.';

beforeAll(() => {
  workers = [startWorker(), startWorker()];
});

beforeEach(async () => {
  await given(fixture.database, 'admin-linked', 'admin-former');
  clock.set('2026-11-24T10:00:00+07:00');
  channel.sent.length = 0;
  await whatsappIs('ready');
});

describe('WhatsApp away', () => {
  it('is told each admin once, however long it lasts and whoever looks, and once when it is over', async () => {
    await whatsappIs('disconnected');
    await lookAt('24T10:09');
    expect(told('ani')).toEqual([]);
    for (const time of ['10:10', '10:11', '11:00', '17:00']) await lookAt(`24T${time}`);
    // Another process, after a restart.
    workers[0] = startWorker();
    await lookAt('24T17:30');
    expect(told('ani')).toEqual([away]);
    expect(told('budi')).toEqual([away]);
    await whatsappIs('ready');
    await lookAt('24T17:35');
    expect(told('ani')).toEqual([away]);
    for (const time of ['17:41', '17:42', '18:30']) await lookAt(`24T${time}`);
    expect(told('ani')).toEqual([away, back]);
    // No admin any more.
    expect(told('dina')).toEqual([]);
  });

  it('that comes and goes is one trouble', async () => {
    for (let minute = 10; minute < 60; minute += 12) {
      clock.set(`2026-11-24T10:${minute - 10 || '00'}:00+07:00`);
      await whatsappIs('failed');
      await lookAt(`24T10:${minute}`);
      await whatsappIs('starting');
      await lookAt(`24T10:${minute}`);
      await whatsappIs('ready');
      await lookAt(`24T10:${minute + 1}`);
    }
    expect(told('ani')).toEqual([away]);
    await lookAt('24T11:30');
    await lookAt('24T11:31');
    expect(told('ani')).toEqual([away, back]);
  });

  it('at night is told in the morning if it lasts, on a Sunday as well', async () => {
    clock.set('2026-11-28T22:00:00+07:00');
    await whatsappIs('qr');
    await lookAt('28T22:30');
    await lookAt('29T07:59');
    expect(told('ani')).toEqual([]);
    await lookAt('29T08:00');
    expect(told('ani')).toEqual([
      '⚠️ Kak, WhatsApp tidak tersambung sejak Sabtu, 28 November 2026 pukul 22.00.',
    ]);
  });

  it('that was over before the morning is not told at all', async () => {
    clock.set('2026-11-24T22:00:00+07:00');
    await whatsappIs('failed');
    await lookAt('24T22:30');
    await whatsappIs('ready');
    await lookAt('24T23:00');
    for (const time of ['08:00', '08:01', '12:00']) await lookAt(`25T${time}`);
    expect(told('ani')).toEqual([]);
    expect(await workers[1]?.shown()).toEqual([
      'alert.whatsapp cancelled 2026-11-25 08:00 night',
      'alert.whatsapp cancelled 2026-11-25 08:00 night',
    ]);
  });

  it('is no trouble where no phone was ever linked', async () => {
    await fixture.database.whatsappAccount.deleteMany({});
    await whatsappIs('qr');
    await lookAt('24T12:00');
    expect(told('ani')).toEqual([]);
  });

  it('is a new trouble the next time', async () => {
    await whatsappIs('failed');
    await lookAt('24T10:10');
    await whatsappIs('ready');
    await lookAt('24T10:30');
    clock.set('2026-11-24T10:40:00+07:00');
    await whatsappIs('failed');
    await lookAt('24T10:50');
    expect(told('ani')).toEqual([away, back, away.replace('10.00', '10.40')]);
  });

  it('reaches an admin later whose chat did not take it', async () => {
    channel.always = failing('unavailable');
    await whatsappIs('failed');
    await lookAt('24T10:10');
    expect(told('ani')).toEqual([]);
    channel.always = () => undefined;
    await lookAt('24T10:11');
    await lookAt('24T10:12');
    expect(told('ani')).toEqual([away]);
  });
});

describe('reminders', () => {
  const rows = (state: string, count: number, dueAt: string, more: object = {}) =>
    fixture.database.reminders.collection.insertMany(
      Array.from({ length: count }, (_, n) => ({
        ...{ _id: `permit.expires:${state}:${n}`, kind: 'permit.expires', subject: `permit:${n}` },
        ...{ recipient: `participant:${n}`, usefulUntil: new Date('2026-12-01'), urgent: false },
        ...{ dueAt: new Date(`2026-11-${dueAt}:00+07:00`), state, version: 1, attempts: 0 },
        ...{ history: [], ...more },
      })) as never[],
    );

  it('that are late are told, with how many', async () => {
    await rows('planned', 3, '24T09:50');
    await lookAt('24T10:00');
    await lookAt('24T10:01');
    expect(told('budi')).toEqual([
      '⚠️ Kak, 3 pengingat terlambat keluar, yang pertama sejak hari ini pukul 09.50.',
    ]);
  });

  it('that wait for the budget of WhatsApp are not late', async () => {
    await rows('planned', 3, '24T08:00', { shifted: 'budget' });
    await lookAt('24T10:00');
    expect(told('budi')).toEqual([]);
  });

  it('of which many fail are told, and that they do not any more', async () => {
    await rows('failed', 9, '24T09:50');
    await rows('ambiguous', 3, '24T09:50');
    await rows('sent', 20, '24T09:50');
    for (const time of ['10:00', '10:01', '10:40', '10:51', '11:01']) await lookAt(`24T${time}`);
    expect(told('ani')).toEqual([
      '⚠️ Kak, 12 dari 32 pengingat dalam satu jam tidak pasti sampai.',
      'Kak, pengingat sampai lagi. Gangguan sejak hari ini pukul 10.00 sudah selesai.',
    ]);
  });
});
