import { beforeEach, describe, expect, it } from '@jest/globals';
import { createNotifyByDay, tellHeldNotices } from '../../src/delivery/notify-by-day.js';
import type { Notify } from '../../src/ports/notify.js';
import { byDayParts } from '../../src/app/build-notify-by-day.js';
import { useDatabase } from '../support/mongo/use-database.js';

const fixture = useDatabase();
let told: string[] = [];
let now = new Date();
const clock = { now: () => now };
const notify: Notify = (contactId, key) => {
  told.push(`${contactId} ${key}`);
  return Promise.resolve(true);
};

const parts = () =>
  byDayParts({ database: fixture.database, clock, timeZone: 'Asia/Jakarta' }, notify);
const tell = (contactId: string, key: string) =>
  createNotifyByDay(parts())(contactId, key, [{ type: 'said', key, values: {} }], 'id');
const look = () => tellHeldNotices(parts());

beforeEach(async () => {
  told = [];
  const { heldNotices, participants, contacts } = fixture.database;
  for (const model of [heldNotices, participants, contacts]) await model.collection.deleteMany({});
});

describe('what another person did', () => {
  it('is told at once by day', async () => {
    now = new Date('2026-11-24T03:00:00Z');
    expect(await tell('telegram:1', 'agreed')).toBe(true);
    expect(told).toEqual(['telegram:1 agreed']);
    await look();
    expect(told).toHaveLength(1);
  });

  it('at 23.00 waits until 08.00, and is told once', async () => {
    now = new Date('2026-11-24T16:00:00Z');
    await tell('telegram:1', 'agreed');
    await tell('telegram:1', 'agreed');
    now = new Date('2026-11-25T00:59:00Z');
    await look();
    expect(told).toEqual([]);
    now = new Date('2026-11-25T01:00:00Z');
    await Promise.all([look(), look()]);
    await look();
    expect(told).toEqual(['telegram:1 agreed']);
    expect(await fixture.database.heldNotices.countDocuments({})).toBe(0);
  });

  it('goes by the hours where the person lives', async () => {
    const { participants, contacts } = fixture.database;
    await participants.collection.insertOne({ _id: 'a', tags: ['WIT'] } as never);
    await contacts.collection.insertOne({ _id: 'telegram:1', participantId: 'a' } as never);
    // 18.30 in Jakarta, 20.30 in Jayapura.
    now = new Date('2026-11-24T11:30:00Z');
    await tell('telegram:1', 'agreed');
    expect(told).toEqual([]);
  });

  it('is told a minute later where the process that told it was cut off', async () => {
    now = new Date('2026-11-24T16:00:00Z');
    await tell('telegram:1', 'agreed');
    now = new Date('2026-11-25T01:00:00Z');
    await parts().notices.take(now, 60_000);
    await look();
    expect(told).toEqual([]);
    now = new Date('2026-11-25T01:01:00Z');
    await look();
    expect(told).toEqual(['telegram:1 agreed']);
  });
});
