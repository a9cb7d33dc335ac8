import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelsIn } from '../../src/store/connect.js';
import { accountStore } from '../../src/store/whatsapp.js';
import { sendDeliveryKind } from '../../worker/jobs/send-delivery.js';
import { sendReminderKind } from '../../worker/jobs/send-reminder.js';
import { openQueues, type Queues } from '../../worker/queues.js';
import { quietLogger as logger } from '../support/mongo/quiet-logger.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { redisServerFound, startRedis } from '../support/redis.js';
import { until } from '../support/until.js';
import { failing } from '../turn/fake-channel.js';
import { addPeople, announce, planReminder, startWork, type Person } from './channels-house.js';
import { workerNow } from './spawn-worker.js';

const people = (channel: Person['channel'], count: number) =>
  Array.from({ length: count }, (_, n): Person => ({ id: `${channel[0]}${n}`, channel }));
const onTelegram = people('telegram', 30);
const onWhatsApp = people('whatsapp', 2);
const idsOf = (some: readonly Person[]) => some.map(({ id }) => id);
/** Who is reminded of something beside the announcements. */
const reminded = [...onTelegram.slice(0, 5), ...onWhatsApp.slice(0, 1)];

const fixture = useDatabase();
const places = [
  { where: 'in this process', open: () => Promise.resolve({ options: {}, close: undefined }) },
  {
    where: 'on Redis',
    open: async () => {
      const redis = await startRedis();
      return { options: { redisUrl: redis.url }, close: () => redis.stop() };
    },
  },
].filter(({ where }) => redisServerFound || where !== 'on Redis');

describe.each(places)('reminders and announcements over queues $where', ({ open }) => {
  let rig: Awaited<ReturnType<typeof startWork>>;
  let queues: Queues;
  let close: (() => unknown) | undefined;

  beforeAll(async () => {
    const { database } = fixture;
    for (const [, model] of modelsIn(database)) await model.collection.deleteMany({});
    await addPeople(database, [...onTelegram, ...onWhatsApp]);
    const place = await open();
    close = place.close;
    queues = openQueues({ ...place.options, logger });
    rig = await startWork(database, queues);
  });
  afterAll(async () => {
    await rig.stop();
    await close?.();
  });

  /** WhatsApp as its own process shows it; linked long ago, so that its budget is wide. */
  const publish = (state: string) => {
    const since = new Date('2026-01-01T00:00:00Z');
    return accountStore(fixture.database).publish({ state, since });
  };
  const sentBy = (channel: 'telegram' | 'whatsapp') =>
    rig[channel].sent.map(({ address, message }) => `${address} ${message.text}`);
  const announcedBy = (channel: 'telegram' | 'whatsapp', id: string) =>
    sentBy(channel)
      .filter((line) => line.endsWith(`Halo ${id}`))
      .map((line) => line.split(' ')[0])
      .sort();
  const remindedBy = (channel: 'telegram' | 'whatsapp') =>
    sentBy(channel)
      .filter((line) => !line.includes('Halo'))
      .map((line) => line.split(' ')[0])
      .sort();
  const spent = async () => {
    const days = await fixture.database.whatsappDays.find().lean();
    return days.reduce((sum, { bulk }) => sum + (bulk ?? 0), 0);
  };
  const waiting = async () => {
    const { reminders, deliveries } = fixture.database;
    const rows = [
      ...(await reminders.find({ state: { $ne: 'sent' } }).lean()),
      ...(await deliveries.find({ state: { $ne: 'sent' } }).lean()),
    ];
    return rows.map(({ _id, state, attempts }) => `${_id} ${state} ${attempts}`).sort();
  };
  const untilTelegramHas = (id: string) =>
    until(() => announcedBy('telegram', id).length >= onTelegram.length, `${id} on Telegram`);

  it('reach all on Telegram while nobody has linked WhatsApp, which waits and spends nothing', async () => {
    const { database } = fixture;
    await announce(database, 'one');
    for (const { id } of reminded) await planReminder(database, id);
    await untilTelegramHas('one');
    await until(() => remindedBy('telegram').length >= 5, 'the reminders on Telegram');
    await until(async () => (await waiting()).length <= 3, 'their rows');
    expect(await waiting()).toEqual([
      'one:w0 planned 0',
      'one:w1 planned 0',
      'permit.expires:w0.pirt:w0:14 planned 0',
    ]);
    expect(rig.whatsapp.tried).toEqual([]);
    expect(await spent()).toBe(0);
    const stats = await queues.stats();
    expect(stats['send-whatsapp']).toMatchObject({ waiting: 0, active: 0, delayed: 0 });
  });

  it('leave by WhatsApp once, as soon as it is ready', async () => {
    await publish('ready');
    await until(async () => (await waiting()).length === 0, 'the end of all rows');
    expect(announcedBy('whatsapp', 'one')).toEqual(idsOf(onWhatsApp));
    expect(remindedBy('whatsapp')).toEqual(['w0']);
    expect(await spent()).toBe(rig.whatsapp.sent.length);
  });

  it('reach all on Telegram while WhatsApp takes nothing, which counts as little', async () => {
    const before = await spent();
    rig.whatsapp.always = failing('unavailable', 1_000);
    await announce(fixture.database, 'two');
    await until(() => rig.whatsapp.tried.length > before, 'a try on WhatsApp');
    await publish('disconnected');
    await untilTelegramHas('two');
    await until(async () => (await spent()) === before, 'the budget as it was');
    expect(rig.whatsapp.sent).toHaveLength(before);
  });

  it('were left by an earlier version in the one queue of before, and leave by WhatsApp once', async () => {
    const { database } = fixture;
    await addPeople(database, [{ id: 'w7', channel: 'whatsapp' }]);
    await planReminder(database, 'w7');
    await database.deliveries.collection.insertOne({
      _id: 'one:w7' as never,
      broadcastId: 'one',
      participantId: 'w7',
      contactId: 'whatsapp:w7',
      state: 'planned',
      attempts: 0,
      dueAt: workerNow(),
    });
    await database.broadcasts.updateOne({ _id: 'one' }, { state: 'sending' });
    await queues.enqueue(sendDeliveryKind('telegram'), { id: 'one:w7' });
    const id = 'permit.expires:w7.pirt:w7:14';
    await queues.enqueue(sendReminderKind('telegram'), { id, version: 1 });
    await until(async () => {
      const { waiting: left, active, delayed } = (await queues.stats())['send-telegram'];
      return left + active + delayed === 0;
    }, 'the end of the queue of before');
    expect(await waiting()).toEqual(
      expect.arrayContaining([`one:w7 planned 0`, `${id} planned 0`]),
    );
    rig.whatsapp.always = () => undefined;
    await publish('ready');
    const rows = async () => (await waiting()).filter((row) => row.includes('w7'));
    await until(async () => (await rows()).length === 0, 'the end of both rows');
    expect(announcedBy('whatsapp', 'one')).toEqual([...idsOf(onWhatsApp), 'w7']);
    expect(remindedBy('whatsapp')).toEqual(['w0', 'w7']);
    expect(announcedBy('telegram', 'one')).toEqual(idsOf(onTelegram).sort());
  });

  it('reach all on Telegram while WhatsApp asks for a pause of an hour, which counts as nothing', async () => {
    const { database } = fixture;
    const before = await spent();
    const tries = rig.whatsapp.tried.length;
    rig.whatsapp.always = failing('rate-limited', 3_600_000);
    await announce(database, 'three');
    await until(() => rig.whatsapp.tried.length > tries, 'a try on WhatsApp');
    await addPeople(database, [
      { id: 't9x', channel: 'telegram' },
      { id: 'w9x', channel: 'whatsapp' },
    ]);
    for (const id of ['t9x', 'w9x']) await planReminder(database, id);
    await announce(database, 'four');
    await untilTelegramHas('four');
    await until(() => remindedBy('telegram').includes('t9x'), 'the reminder on Telegram');
    await until(async () => (await spent()) === before, 'the budget as it was');
    expect(rig.whatsapp.sent).toHaveLength(before);
  });
});
