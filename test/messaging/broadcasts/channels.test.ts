import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildBroadcastWork,
  deliveryLedger,
} from '../../../src/composition/build-broadcast-work.js';
import { buildConversations } from '../../../src/composition/build-conversations.js';
import { buildLeaves } from '../../../src/composition/build-leaves.js';
import { sendingPace } from '../../../src/composition/sending-pace.js';
import { readConfig } from '../../../src/config.js';
import { createSecrets } from '../../../src/programme/secrets.js';
import { accountStore } from '../../../src/store/whatsapp.js';
import { quietLogger as logger } from '../../support/mongo/quiet-logger.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { redisServerFound, startRedis } from '../../support/redis.js';
import { until } from '../../support/until.js';
import { FakeChannel } from '../../turn/fake-channel.js';
import { sendDeliveryJobs } from '../../../worker/jobs/send-delivery.js';
import { openQueues, type Queues } from '../../../worker/queues.js';
import { runSweeps } from '../../../worker/run-sweeps.js';
import { words } from '../reminders/rig.js';
import { workerNow } from '../spawn-worker.js';

const clock = { now: workerNow };
const onTelegram = Array.from({ length: 30 }, (_, n) => `t${n}`);
const onWhatsApp = ['w0', 'w1', 'w2'];
const fixture = useDatabase();

/** A worker with both channels, over queues of its own; nobody has linked WhatsApp yet. */
async function startWork(queues: Queues) {
  const { database } = fixture;
  const telegram = new FakeChannel();
  const whatsapp = Object.assign(new FakeChannel(), { name: 'whatsapp' });
  const config = readConfig({ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_RATE: '30', WHATSAPP: 'on' });
  const around = { database, words, clock, logger, timeZone: config.timeZone };
  const conversations = buildConversations({
    ...around,
    secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
    channels: [telegram, whatsapp],
    publicUrl: 'https://pasti.example',
    processId: 'worker',
    telegramLink: () => undefined,
    ledger: deliveryLedger(database, clock),
  });
  const leaves = buildLeaves(config, database, clock);
  const work = buildBroadcastWork(
    { ...around, config, conversations, leaves, everyMs: 200 },
    queues,
  );
  await queues.ready();
  queues.process(sendDeliveryJobs(work.parts), { queues: sendingPace(config) });
  const sweeps = runSweeps(work.sweeps, { clock, logger });
  const stop = async () => {
    await sweeps.stop();
    await queues.stop();
    await conversations.stop();
  };
  return { telegram, whatsapp, stop };
}

async function addPeople(): Promise<void> {
  const { participants, contacts, sessions } = fixture.database;
  const consent = { textId: 't', at: workerNow(), channel: 'telegram' };
  const people = [...onTelegram, ...onWhatsApp];
  const ids = people.map((id) => ({
    id,
    channel: onTelegram.includes(id) ? 'telegram' : 'whatsapp',
  }));
  const common = { salutation: 'kak', steps: {}, kecamatan: { code: '31.74.01', name: 'Tebet' } };
  const business = { kind: 'idea', category: 'craft', idea: 'tas' };
  await participants.collection.insertMany(
    people.map((id) => ({
      _id: id,
      name: id,
      number: `PAS-${id}`,
      ...common,
      business,
    })) as never[],
  );
  await contacts.collection.insertMany(
    ids.map(({ id, channel }) => ({
      ...{ _id: `${channel}:${id}`, channel, address: id, participantId: id, consent },
    })) as never[],
  );
  // WhatsApp is no place to write to strangers.
  await sessions.collection.insertMany(
    onWhatsApp.map((id) => ({
      ...{
        _id: `whatsapp:${id}`,
        channel: 'whatsapp',
        address: id,
        rev: 1,
        recent: [],
        outbox: {},
      },
      conversation: { frames: [], asked: 0, parked: {}, person: {}, locale: 'id' },
      lastInboundAt: workerNow(),
    })) as never[],
  );
}

const announce = (id: string) =>
  fixture.database.broadcasts.collection.insertOne({
    ...{ _id: id, text: { id: 'Halo' }, buttons: [], segment: {}, state: 'scheduled', version: 1 },
    ...{ createdBy: 'ani@pasti.example', createdAt: workerNow(), at: workerNow() },
  } as never);

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

describe.each(places)(
  'an announcement over queues $where, with nobody linked on WhatsApp',
  ({ open }) => {
    let rig: Awaited<ReturnType<typeof startWork>>;
    let close: (() => unknown) | undefined;
    const rows = (state: string) => fixture.database.deliveries.find({ state }).lean();

    beforeAll(async () => {
      const { database } = fixture;
      const { participants, contacts, sessions, broadcasts, deliveries } = database;
      const { whatsappAccount, whatsappDays } = database;
      const models = [participants, contacts, sessions, broadcasts, deliveries];
      for (const model of [...models, whatsappAccount, whatsappDays])
        await model.collection.deleteMany({});
      await addPeople();
      const place = await open();
      close = place.close;
      const queues = openQueues({ ...place.options, logger });
      rig = await startWork(queues);
    });
    afterAll(async () => {
      await rig.stop();
      await close?.();
    });

    it('reaches everybody on Telegram, while WhatsApp waits and spends nothing', async () => {
      await announce('one');
      await until(async () => (await rows('sent')).length === onTelegram.length, 'all on Telegram');
      expect(new Set(rig.telegram.sent.map(({ address }) => address))).toEqual(new Set(onTelegram));
      expect(rig.whatsapp.tried).toEqual([]);
      const waiting = await rows('planned');
      expect(waiting.map(({ contactId, attempts }) => [contactId, attempts])).toEqual(
        onWhatsApp.map((id) => [`whatsapp:${id}`, 0]),
      );
      expect(await fixture.database.whatsappDays.find({ bulk: { $gt: 0 } }).lean()).toEqual([]);
      expect(await fixture.database.broadcasts.findById('one').lean()).toMatchObject({
        state: 'sending',
      });
    });

    it('reaches WhatsApp as soon as it is ready, at its own pace', async () => {
      const { database } = fixture;
      await accountStore(database).publish({ state: 'ready', since: workerNow() });
      await until(() => rig.whatsapp.sent.length > 0, 'the first on WhatsApp');
      await until(async () => (await rows('sent')).length > onTelegram.length, 'its row');
      expect(rig.telegram.sent).toHaveLength(onTelegram.length);
      const [day] = await database.whatsappDays.find().lean();
      expect(day?.bulk).toBe(rig.whatsapp.sent.length);
    });
  },
);
