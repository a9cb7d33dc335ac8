import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  allowanceFor,
  pauseAfter,
  reasonToPause,
  type DayCounts,
} from '../../../src/delivery/whatsapp/budget-rules.js';
import { createWhatsAppBudget } from '../../../src/delivery/whatsapp/whatsapp-budget.js';
import { aliasStore, forgetStrayAliases, whatsappTraffic } from '../../../src/store/whatsapp.js';
import { whatsappBudgetStore } from '../../../src/store/whatsapp-budget.js';
import { useDatabase } from '../../support/mongo/use-database.js';

const limits = { perDay: 200, perHour: 40 };
const day = (counts: Partial<DayCounts>): DayCounts => ({
  ...{ bulk: 0, sent: 0, delivered: 0, failed: 0, inbound: 0 },
  ...counts,
});

describe('the allowance', () => {
  it.each([
    ['the first day', 0, { perDay: 20, perHour: 4 }],
    ['the second week', 8, { perDay: 40, perHour: 7 }],
    ['the third week', 14, { perDay: 80, perHour: 14 }],
    ['the fifth week', 28, { perDay: 200, perHour: 34 }],
    ['a year', 365, { perDay: 200, perHour: 34 }],
    ['before it was linked', -1, { perDay: 20, perHour: 4 }],
  ])('of %s', (_when, age, wanted) => {
    expect(allowanceFor(age, limits)).toEqual(wanted);
  });

  it('is never more than the office allows, and never nothing', () => {
    expect(allowanceFor(0, { perDay: 3, perHour: 1 })).toEqual({ perDay: 3, perHour: 1 });
    expect(allowanceFor(400, { perDay: 1000, perHour: 40 })).toEqual({ perDay: 1000, perHour: 40 });
  });

  it('leaves uneven pauses of 8 to 30 seconds', () => {
    expect([0, 0.5, 1].map(pauseAfter)).toEqual([8_000, 19_000, 30_000]);
  });
});

describe('the watch over what comes of it', () => {
  it.each([
    ['nothing was sent', [day({})], undefined],
    ['most reach a phone', [day({ sent: 100, delivered: 80, inbound: 50, bulk: 40 })], undefined],
    ['few were sent', [day({ sent: 20, delivered: 0 })], undefined],
    ['many reach no phone', [day({ sent: 40, delivered: 15 })], 'undelivered'],
    ['that was days ago', [day({ sent: 40, delivered: 0 }), day({}), day({})], undefined],
    ['many are refused', [day({ sent: 30, delivered: 25, failed: 12 })], 'refused'],
    ['nobody answers', [day({ bulk: 60, sent: 60, delivered: 50, inbound: 5 })], 'unanswered'],
    ['some answer', [day({ bulk: 60, sent: 60, delivered: 50, inbound: 6 })], undefined],
  ])('%s', (_what, days, wanted) => {
    expect(reasonToPause(days)).toBe(wanted);
  });
});

describe('the budget in the store', () => {
  const rig = useDatabase();
  const contact = 'whatsapp:6281200001234@c.us';
  let now = 0;
  beforeEach(async () => {
    now = Date.parse('2026-11-24T03:00:00Z');
    const { sessions, messages, whatsappAccount, whatsappDays } = rig.database;
    for (const model of [sessions, messages, whatsappAccount, whatsappDays])
      await model.collection.deleteMany({});
  });
  const clock = { now: () => new Date(now) };
  const build = (perDay = 200) =>
    createWhatsAppBudget({
      store: whatsappBudgetStore(rig.database),
      limits: { perDay, perHour: 40 },
      clock,
      luck: () => 0,
      timeZone: 'Asia/Jakarta',
    });
  const writes = () =>
    rig.database.sessions.collection.insertOne({
      _id: contact,
      lastInboundAt: new Date(now),
    } as never);

  it('gives leave only for people who wrote, at its pace, to the end of the day', async () => {
    const budget = build(3);
    expect(await budget.take(contact)).toEqual({ outcome: 'never', why: 'stranger' });
    await writes();
    expect(await budget.take(contact)).toEqual({ outcome: 'go' });
    expect(await budget.take(contact)).toEqual({
      ...{ outcome: 'later', why: 'pace' },
      at: new Date(now + 8_000),
    });
    now += 10_000;
    expect(await budget.take(contact)).toMatchObject({ outcome: 'later', why: 'hour' });
    now += 3_600_000;
    expect(await budget.take(contact)).toEqual({ outcome: 'go' });
    now += 3_600_000;
    expect(await budget.take(contact)).toEqual({ outcome: 'go' });
    now += 3_600_000;
    // Eight in the morning of the next day.
    expect(await budget.take(contact)).toEqual({
      ...{ outcome: 'later', why: 'day' },
      at: new Date('2026-11-25T01:00:00Z'),
    });
    expect(await budget.state()).toMatchObject({ left: 0, today: { bulk: 3 } });
  });

  it('gives one leave to two that ask at once', async () => {
    await writes();
    const both = await Promise.all([build().take(contact), build().take(contact)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['go', 'later']);
  });

  it('pauses by itself when messages reach no phone, until somebody looks', async () => {
    await writes();
    const budget = build();
    const traffic = whatsappTraffic(rig.database, 'Asia/Jakarta');
    for (let at = 0; at < 31; at += 1) {
      const line = { _id: `m${at}`, contactId: contact, platformRef: `r${at}`, direction: 'out' };
      await rig.database.messages.collection.insertOne(line as never);
      await traffic.noteAcknowledged('6281200001234@c.us', `r${at}`, 'sent', clock.now());
    }
    // A repeated acknowledgement counts once.
    await traffic.noteAcknowledged('6281200001234@c.us', 'r0', 'sent', clock.now());
    expect((await budget.state()).today).toMatchObject({ sent: 31, delivered: 0 });
    expect(await budget.take(contact)).toEqual({ outcome: 'paused', why: 'undelivered' });
    expect((await budget.state()).paused).toMatchObject({ why: 'undelivered' });
    for (let at = 0; at < 20; at += 1)
      await traffic.noteAcknowledged('6281200001234@c.us', `r${at}`, 'read', clock.now());
    await budget.resume();
    now += 60_000;
    expect(await budget.take(contact)).toEqual({ outcome: 'go' });
    expect(await rig.database.messages.findById('m0').lean()).toMatchObject({ ack: 'read' });
  });

  it('forgets the ids of people of whom nothing else is kept', async () => {
    const aliases = aliasStore(rig.database);
    const at = clock.now();
    await aliases.add({ id: '62812@c.us', address: '62812@c.us', at });
    await aliases.add({ id: '555@lid', address: '62812@c.us', at });
    await aliases.noteUsed('62812@c.us', '555@lid');
    expect(await aliases.lastUsed('62812@c.us')).toBe('555@lid');
    await aliases.add({ id: '555@lid', address: 'other@c.us', at });
    expect((await aliases.find('555@lid'))?.address).toBe('62812@c.us');
    const later = new Date(at.getTime() + 1);
    expect(await forgetStrayAliases(rig.database, at)).toBe(0);
    expect(await forgetStrayAliases(rig.database, later)).toBe(2);
    expect(await aliases.find('555@lid')).toBeUndefined();
  });
});
