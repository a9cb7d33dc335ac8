import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Broadcast } from '../../../../src/modules/announcements/broadcast.js';
import {
  countReach,
  listRecipients,
} from '../../../../src/modules/announcements/list-recipients.js';
import { readSegment, type Segment } from '../../../../src/modules/announcements/segment.js';
import { broadcastStore } from '../../../../src/modules/announcements/store/broadcasts.js';
import { deliveryStore } from '../../../../src/modules/announcements/store/deliveries.js';
import { recipientSource } from '../../../../src/modules/announcements/store/recipients.js';
import { useDatabase } from '../../../support/mongo/use-database.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const consent = { textId: 't', at: now, channel: 'telegram' };

interface Person {
  id: string;
  kecamatan?: string;
  steps?: Record<string, { state: string }>;
  coachId?: string;
  tags?: string[];
  category?: string;
  seenDaysAgo?: number;
  contacts?: Record<string, unknown>[];
}

async function people(given: Person[]): Promise<void> {
  const { participants, contacts, sessions } = fixture.database;
  const insert = (
    model: typeof participants | typeof contacts | typeof sessions,
    rows: unknown[],
  ) => model.collection.insertMany(rows as never[]);
  await insert(
    participants,
    given.map(({ id, kecamatan = '31.74.01', steps = {}, coachId, tags, category = 'craft' }) => ({
      ...{ _id: id, kecamatan: { code: kecamatan }, steps, business: { category } },
      ...(coachId && { coachId }),
      ...(tags && { tags }),
    })),
  );
  for (const { id, contacts: own = [{}], seenDaysAgo } of given) {
    const rows = own.map((more) => {
      const channel = (more.channel as string | undefined) ?? 'telegram';
      return { _id: `${channel}:${id}`, channel, address: id, participantId: id, consent, ...more };
    });
    if (rows.length > 0) await insert(contacts, rows);
    const seen = {
      rev: 1,
      lastInboundAt: seenDaysAgo === undefined ? undefined : daysAgo(seenDaysAgo),
    };
    await insert(sessions, [{ _id: `telegram:${id}`, ...seen }]);
  }
}

const draft = (id: string, segment: Segment = {}): Broadcast => ({
  ...{ id, text: { id: 'Halo' }, buttons: [], segment, state: 'sending', version: 1 },
  ...{ createdBy: 'admin@pasti.example', createdAt: now, at: now },
});

const stores = (enrolled: string[] = []) => ({
  broadcasts: broadcastStore(fixture.database),
  deliveries: deliveryStore(fixture.database),
  source: recipientSource(fixture.database, () => Promise.resolve(new Set(enrolled))),
});

beforeEach(async () => {
  const { participants, contacts, sessions, broadcasts, deliveries } = fixture.database;
  for (const model of [participants, contacts, sessions, broadcasts, deliveries])
    await model.collection.deleteMany({});
});

describe('a segment', () => {
  it.each<[string, string[]]>([
    ['{}', ['a', 'b', 'c', 'd']],
    ['{"kecamatan":["31.75.02"]}', ['b']],
    ['{"steps":{"P2":["done"]}}', ['a']],
    ['{"steps":{"P2":["open","running"]}}', ['b', 'c', 'd']],
    ['{"coaches":["rina"]}', ['c']],
    ['{"tags":["bazar","x"]}', ['c']],
    ['{"categories":["culinary"]}', ['a']],
    ['{"training":"t1"}', ['b', 'd']],
    ['{"seenWithinDays":7}', ['a']],
    ['{"silentForDays":7}', ['b', 'c', 'd']],
    ['{"silentForDays":7,"steps":{"P2":["running"]}}', ['b']],
  ])('%s means %j', async (text, expected) => {
    await people([
      { id: 'a', steps: { P2: { state: 'done' } }, category: 'culinary', seenDaysAgo: 2 },
      { id: 'b', steps: { P2: { state: 'running' } }, kecamatan: '31.75.02', seenDaysAgo: 30 },
      { id: 'c', coachId: 'rina', tags: ['bazar'] },
      { id: 'd', steps: { P1: { state: 'done' } } },
    ]);
    const { source } = stores(['b', 'd']);
    const { recipients } = await source.page(readSegment(text), now, 10);
    expect(recipients.map(({ participant }) => participant.id)).toEqual(expected);
  });
});

describe('the list of recipients', () => {
  it('has one row a person, and says of whom nothing comes why', async () => {
    await people([
      { id: 'a' },
      { id: 'b', contacts: [{}, { channel: 'whatsapp' }] },
      { id: 'c', contacts: [{ optedOutAt: now }, { channel: 'whatsapp' }] },
      { id: 'd', contacts: [{ channel: 'web' }] },
      { id: 'e', contacts: [] },
    ]);
    const parts = stores();
    expect(await countReach(parts.source, {}, now)).toEqual({
      channels: { telegram: 2 },
      recipients: 2,
      skipped: { stopped: 1, unreachable: 1, no_consent: 1 },
    });
    const broadcast = await parts.broadcasts.create(draft('one'));
    await listRecipients(parts, broadcast, now);
    await listRecipients(parts, broadcast, now);
    const rows = await parts.deliveries.ledger('one', 10);
    expect(rows.map(({ id, contactId, state, why }) => [id, contactId, state, why])).toEqual([
      ['one:a', 'telegram:a', 'planned', undefined],
      ['one:b', 'telegram:b', 'planned', undefined],
      ['one:c', 'telegram:c', 'skipped', 'stopped'],
      ['one:d', 'web:d', 'skipped', 'unreachable'],
      ['one:e', '', 'skipped', 'no_consent'],
    ]);
    expect((await parts.broadcasts.find('one'))?.listed).toBe('complete');
  });

  it('goes on where it was broken off', async () => {
    await people([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const parts = stores();
    await parts.broadcasts.create(draft('one'));
    await parts.broadcasts.noteListed('one', 'b', false);
    await listRecipients(parts, (await parts.broadcasts.find('one'))!, now);
    expect((await parts.deliveries.ledger('one', 10)).map(({ id }) => id)).toEqual(['one:c']);
  });
});

describe('an announcement', () => {
  it('is changed by one of two who read the same version', async () => {
    const { broadcasts } = stores();
    await broadcasts.create(draft('one'));
    const changed = await Promise.all([
      broadcasts.change('one', 1, { state: 'paused' }),
      broadcasts.change('one', 1, { state: 'cancelled' }),
    ]);
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect((await broadcasts.find('one'))?.version).toBe(2);
  });

  it('is at work from its moment on, until it is over', async () => {
    const { broadcasts } = stores();
    await broadcasts.create({ ...draft('later'), state: 'scheduled', at: new Date(+now + 1000) });
    await broadcasts.create({ ...draft('due'), state: 'scheduled' });
    await broadcasts.create(draft('going'));
    await broadcasts.create({ ...draft('held'), state: 'paused' });
    expect((await broadcasts.atWork(now)).map(({ id }) => id).sort()).toEqual(['due', 'going']);
  });
});

describe('a delivery', () => {
  const row = { broadcastId: 'one', participantId: 'a', contactId: 'telegram:a', attempts: 0 };
  const until = new Date(now.getTime() + 60_000);
  const first = { id: 'one:a', attempts: 1 };

  it('is claimed once, and settled by who claimed it', async () => {
    const { deliveries } = stores();
    await deliveries.add([{ ...row, id: 'one:a', state: 'planned', dueAt: now }]);
    const claims = await Promise.all([1, 2, 3].map(() => deliveries.claim('one:a', now, until)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    const sent = { state: 'sent', sentAt: now, platformRef: '7' } as const;
    expect(await deliveries.settle({ ...first, attempts: 2 }, sent)).toBe(false);
    expect(await deliveries.settle(first, sent)).toBe(true);
    expect(await deliveries.settle(first, { state: 'failed', why: 'late' })).toBe(false);
    expect(await deliveries.giveBack(first, { dueAt: now })).toBe(false);
    expect((await deliveries.find('one:a'))?.state).toBe('sent');
  });

  it('that was cut off while it was sent is ambiguous, and not sent again', async () => {
    const { deliveries } = stores();
    await deliveries.add([{ ...row, id: 'one:a', state: 'planned', dueAt: now }]);
    await deliveries.claim('one:a', now, until);
    expect(await deliveries.expired(until, 10)).toEqual([]);
    const over = await deliveries.expired(new Date(until.getTime() + 1), 10);
    expect(over).toMatchObject([{ id: 'one:a', attempts: 1 }]);
    await deliveries.settle(first, { state: 'ambiguous', why: 'cut_off' });
    expect(await deliveries.due('one', 'telegram', new Date(until.getTime() + 1), 10)).toEqual([]);
    expect(await deliveries.counts('one')).toMatchObject({ ambiguous: 1, sending: 0 });
    // Its sender was only slow.
    await deliveries.settle(first, { state: 'sent', sentAt: now, platformRef: '7' });
    expect(await deliveries.counts('one')).toMatchObject({ ambiguous: 0, sent: 1 });
  });

  it('is not due before its time, nor after its announcement was cancelled', async () => {
    const { deliveries } = stores();
    await deliveries.add([
      { ...row, id: 'one:a', state: 'planned', dueAt: now },
      { ...row, id: 'one:b', participantId: 'b', state: 'planned', dueAt: until },
    ]);
    expect((await deliveries.due('one', 'telegram', now, 10)).map(({ id }) => id)).toEqual([
      'one:a',
    ]);
    expect(await deliveries.claim('one:b', now, until)).toBeUndefined();
    await deliveries.skipPlanned('one', 'cancelled');
    expect(await deliveries.counts('one')).toMatchObject({ planned: 0, skipped: 2 });
  });

  it('that was certainly not sent waits again', async () => {
    const { deliveries } = stores();
    await deliveries.add([{ ...row, id: 'one:a', state: 'planned', dueAt: now }]);
    await deliveries.claim('one:a', now, until);
    expect(await deliveries.giveBack(first, { dueAt: until })).toBe(true);
    expect(await deliveries.due('one', 'telegram', now, 10)).toEqual([]);
    expect(await deliveries.claim('one:a', until, until)).toMatchObject({ attempts: 2 });
    expect(await deliveries.skip('one:a', 'stopped')).toBe(false);
  });

  it('counts answers by button, the last of each person', async () => {
    const { deliveries } = stores();
    await deliveries.add(
      ['a', 'b', 'c'].map((id) => ({
        ...{ ...row, id: `one:${id}`, participantId: id, state: 'sent' as const, dueAt: now },
      })),
    );
    expect(await deliveries.noteAnswer('one:a', 'minat', now)).toBe(true);
    await deliveries.noteAnswer('one:b', 'minat', now);
    await deliveries.noteAnswer('one:b', 'tidak', now);
    expect(await deliveries.noteAnswer('one:x', 'minat', now)).toBe(false);
    expect(await deliveries.answers('one')).toEqual({ minat: 1, tidak: 1 });
    await deliveries.forget('a');
    expect(await deliveries.answers('one')).toEqual({ tidak: 1 });
  });
});
