import { beforeEach, describe, expect, it } from '@jest/globals';
import { buildLeaves } from '../../../src/app/build-leaves.js';
import { watchChannelsElsewhere } from '../../../src/app/channels-elsewhere.js';
import { readConfig } from '../../../src/config.js';
import type { Channel, Health } from '../../../src/ports/channel.js';
import { accountStore } from '../../../src/store/whatsapp.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { FakeChannel } from '../../turn/fake-channel.js';

const fixture = useDatabase();
let now = 0;
const clock = { now: () => new Date(now) };
const contact = { id: 'whatsapp:62812@c.us', channel: 'whatsapp' };

beforeEach(async () => {
  now = Date.parse('2026-11-24T03:00:00Z');
  const { sessions, whatsappAccount, whatsappDays } = fixture.database;
  for (const model of [sessions, whatsappAccount, whatsappDays])
    await model.collection.deleteMany({});
  const wrote = { _id: contact.id, lastInboundAt: clock.now() };
  await sessions.collection.insertOne(wrote as never);
});

const account = () => accountStore<{ state: string; since: Date }, object>(fixture.database);
const publish = (state: string) => account().publish({ state, since: clock.now() });
const leaves = () => buildLeaves(readConfig({ WHATSAPP: 'on' }), fixture.database, clock);
const spent = async () => {
  const days = await fixture.database.whatsappDays.find().lean();
  return days.reduce((sum, { bulk }) => sum + (bulk ?? 0), 0);
};
const minutes = (count: number) => (now += count * 60_000);

describe('WhatsApp, in whichever process it runs', () => {
  it('is away where nobody ever linked it, and its budget is not touched', async () => {
    expect(await leaves().awaySince('whatsapp')).toEqual(new Date(0));
    expect(await leaves().take(contact, clock.now())).toEqual({ outcome: 'away' });
    await publish('qr');
    expect(await leaves().awaySince('whatsapp')).toEqual(clock.now());
    expect(await leaves().take(contact, clock.now())).toEqual({ outcome: 'away' });
    expect(await spent()).toBe(0);
    expect(await account().missedSince(clock.now())).toBeUndefined();
  });

  it('is there when it is ready, and away from when it is not, whatever it tries meanwhile', async () => {
    await publish('ready');
    expect(await leaves().awaySince('whatsapp')).toBeUndefined();
    minutes(5);
    await publish('disconnected');
    const since = clock.now();
    minutes(1);
    await publish('starting');
    expect(await leaves().awaySince('whatsapp')).toEqual(since);
    expect(await account().missedSince(clock.now())).toEqual(since);
    minutes(1);
    await publish('ready');
    expect(await leaves().awaySince('whatsapp')).toBeUndefined();
  });

  it('is away when its process is not heard of any more', async () => {
    await account().noteAlive(clock.now());
    await publish('ready');
    const last = clock.now();
    minutes(0.5);
    expect(await leaves().awaySince('whatsapp')).toBeUndefined();
    minutes(0.5);
    expect(await leaves().awaySince('whatsapp')).toEqual(last);
    expect(await account().missedSince(clock.now())).toEqual(last);
    await account().noteAlive(clock.now());
    expect(await leaves().awaySince('whatsapp')).toBeUndefined();
  });

  it('gives leave when it is ready, and takes it back', async () => {
    await publish('ready');
    const leave = await leaves().take(contact, clock.now());
    expect(await spent()).toBe(1);
    if (leave.outcome !== 'go') throw new Error(leave.outcome);
    expect(await leaves().take(contact, clock.now())).toMatchObject({
      outcome: 'later',
      pace: true,
    });
    minutes(61);
    await leave.giveBack();
    expect(await spent()).toBe(0);
    await leave.giveBack();
    expect(await spent()).toBe(0);
    const { hours } = (await fixture.database.whatsappDays.findById('2026-11-24').lean()) ?? {};
    expect(Object.values(hours as Record<string, number>).every((count) => count === 0)).toBe(true);
  });
});

describe('a worker that does not run WhatsApp', () => {
  const config = readConfig({ WHATSAPP: 'on' });
  const watched = (here: Channel[]) => {
    const parts = new Map<string, () => Health | Promise<Health>>();
    const watch = (part: string, health: () => Health | Promise<Health>) =>
      void parts.set(part, health);
    watchChannelsElsewhere({ watch }, config, leaves(), here);
    return parts;
  };

  it('tells how it is all the same', async () => {
    const health = watched([]).get('whatsapp');
    expect(await health?.()).toMatchObject({ state: 'degraded' });
    await publish('ready');
    expect(await health?.()).toEqual({ state: 'up' });
  });

  it('leaves that to the channel where it runs here, and passes over what is not in use', () => {
    const whatsapp = Object.assign(new FakeChannel(), { name: 'whatsapp' });
    expect([...watched([whatsapp]).keys()]).toEqual([]);
    expect([...watched([]).keys()]).toEqual(['whatsapp']);
  });
});

describe('Telegram', () => {
  it('is always there, and has no budget', async () => {
    expect(await leaves().awaySince('telegram')).toBeUndefined();
    const leave = await leaves().take({ id: 'telegram:1', channel: 'telegram' }, clock.now());
    expect(leave.outcome).toBe('go');
  });
});
