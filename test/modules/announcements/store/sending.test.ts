import { beforeEach, describe, expect, it } from '@jest/globals';
import { settleDelivery } from '../../../../src/modules/announcements/ledger.js';
import { broadcastStore } from '../../../../src/modules/announcements/store/broadcasts.js';
import { contactStore } from '../../../../src/modules/people/store/contacts.js';
import { useDatabase } from '../../../support/mongo/use-database.js';
import { addPeople, announcement, createRig, expire, later, now, sendAt } from './send-rig.js';

const fixture = useDatabase();
const people = (ids: string[], channels?: string[]) => addPeople(fixture.database, ids, channels);
const rig = () => createRig(fixture.database);

beforeEach(async () => {
  const { participants, contacts, broadcasts, deliveries } = fixture.database;
  for (const model of [participants, contacts, broadcasts, deliveries])
    await model.collection.deleteMany({});
});

describe('an announcement under way', () => {
  it('is begun, queued, sent and over; every row is final', async () => {
    await people(['a', 'b', 'c']);
    const { platform, parts, queued, advance } = rig();
    await parts.deliveries.add([]);
    await broadcastStore(fixture.database).create(announcement('one'));
    await advance();
    expect(queued).toEqual(['one:a', 'one:b', 'one:c']);
    await Promise.all([...queued, ...queued].map((id) => sendAt(parts, id, now)));
    expect(platform.given.sort()).toEqual(['telegram:a', 'telegram:b', 'telegram:c']);
    await advance();
    const over = await broadcastStore(fixture.database).find('one');
    expect(over).toMatchObject({ state: 'done', finishedAt: now });
    expect(await parts.deliveries.counts('one')).toMatchObject({ sent: 3, planned: 0 });
  });

  it('takes turns with another: a large one does not hold up a small one', async () => {
    await people(['a', 'b', 'c', 'd']);
    const { queued, advance } = rig();
    const store = broadcastStore(fixture.database);
    await store.create(announcement('one'));
    await store.create(announcement('two'));
    await advance(now, 4);
    expect(queued).toEqual(['one:a', 'two:a', 'one:b', 'two:b']);
  });

  it('sends nothing while it is paused, nor after it was cancelled', async () => {
    await people(['a', 'b']);
    const { platform, parts, queued, advance } = rig();
    const store = broadcastStore(fixture.database);
    await store.create(announcement('one'));
    await advance();
    await store.change('one', 2, { state: 'paused' });
    for (const id of queued) await sendAt(parts, id, now);
    expect(platform.given).toEqual([]);
    expect(await parts.deliveries.counts('one')).toMatchObject({ planned: 2 });
    await store.change('one', 3, { state: 'cancelled' });
    for (const id of queued) await sendAt(parts, id, now);
    expect(await parts.deliveries.counts('one')).toMatchObject({ planned: 0, skipped: 2 });
  });

  it('reaches nobody who said STOP after it began, and nobody at night', async () => {
    await people(['a', 'b']);
    const { platform, parts, advance } = rig();
    await broadcastStore(fixture.database).create(announcement('one'));
    await advance();
    await contactStore(fixture.database).put('telegram:a', { optedOutAt: now });
    platform.from = later(3_600_000);
    for (const id of ['one:a', 'one:b']) await sendAt(parts, id, now);
    expect(platform.given).toEqual([]);
    expect((await parts.deliveries.find('one:b'))?.dueAt).toEqual(platform.from);
    for (const id of ['one:a', 'one:b']) await sendAt(parts, id, platform.from);
    expect(platform.given).toEqual(['telegram:b']);
    expect(await parts.deliveries.find('one:a')).toMatchObject({
      state: 'skipped',
      why: 'stopped',
    });
  });
});

describe('a row that the platform does not take', () => {
  async function started(channels?: string[]) {
    await people(['a'], channels);
    const here = rig();
    await broadcastStore(fixture.database).create(announcement('one'));
    await here.advance();
    const row = () => here.parts.deliveries.find('one:a');
    return { ...here, row };
  }

  it('waits as long as the platform says, and holds up its queue so long', async () => {
    const { platform, parts, row } = await started();
    platform.answer = () => ({ outcome: 'later', retryAfterMs: 7_000 });
    expect(await sendAt(parts, 'one:a', now)).toEqual({
      outcome: 'wait',
      ms: 7_000,
      hold: true,
    });
    expect(await row()).toMatchObject({ state: 'planned', dueAt: later(7_000) });
    platform.answer = () => ({ outcome: 'sent', ref: '9' });
    await sendAt(parts, 'one:a', later(7_000));
    expect(await row()).toMatchObject({ state: 'sent', platformRef: '9', attempts: 2 });
  });

  it('is tried again after growing pauses, and given up in the end', async () => {
    const { platform, parts, row } = await started();
    platform.answer = () => ({ outcome: 'later', retryAfterMs: undefined });
    let at = now;
    const pauses: number[] = [];
    for (let state = (await row())?.state; state === 'planned'; state = (await row())?.state) {
      await sendAt(parts, 'one:a', at);
      const dueAt = (await row())?.dueAt ?? at;
      pauses.push((dueAt.getTime() - at.getTime()) / 1000);
      at = dueAt;
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 0]);
    expect(await row()).toMatchObject({ state: 'failed', why: 'unavailable' });
  });

  it('that may have come is not sent again', async () => {
    const { platform, parts, row } = await started();
    platform.answer = () => ({ outcome: 'ambiguous' });
    await sendAt(parts, 'one:a', now);
    await sendAt(parts, 'one:a', later(600_000));
    expect(platform.given).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'ambiguous' });
  });

  it('goes to the other channel of who is gone on the first', async () => {
    const { platform, parts, row } = await started(['telegram', 'whatsapp']);
    platform.answer = (id) =>
      id === 'telegram:a' ? { outcome: 'gone' } : { outcome: 'sent', ref: '1' };
    await sendAt(parts, 'one:a', now);
    expect(await row()).toMatchObject({ state: 'planned', contactId: 'whatsapp:a' });
    await contactStore(fixture.database).markUnreachable('telegram:a', 'blocked', now);
    await sendAt(parts, 'one:a', now, 'whatsapp');
    expect(await row()).toMatchObject({ state: 'sent', contactId: 'whatsapp:a' });
  });

  it('waits for the budget where there is no other channel', async () => {
    const { platform, parts, row } = await started(['whatsapp']);
    platform.leave = () => ({ outcome: 'later', at: later(3_600_000) });
    await sendAt(parts, 'one:a', now, 'whatsapp');
    expect(await row()).toMatchObject({ state: 'planned', dueAt: later(3_600_000) });
    platform.leave = () => ({ outcome: 'never' });
    await sendAt(parts, 'one:a', later(3_600_000), 'whatsapp');
    expect(await row()).toMatchObject({ state: 'skipped', why: 'unreachable' });
  });

  it('waits a moment where something was just sent to the same chat', async () => {
    const { platform, parts, row } = await started();
    platform.pauseMs = 600;
    expect(await sendAt(parts, 'one:a', now)).toMatchObject({ ms: 600, hold: false });
    expect(await row()).toMatchObject({ state: 'planned' });
  });

  it('fails where there is no other channel', async () => {
    const { platform, parts, row } = await started();
    platform.answer = () => ({ outcome: 'gone' });
    await sendAt(parts, 'one:a', now);
    expect(await row()).toMatchObject({ state: 'failed', why: 'unreachable' });
  });

  it('is left to the process that runs its channel, which says how it ended', async () => {
    const { platform, parts, row } = await started();
    platform.answer = () => ({ outcome: 'handed' });
    await sendAt(parts, 'one:a', now);
    await expire(parts, later(3_600_000));
    expect(await row()).toMatchObject({ state: 'sending' });
    const claim = { id: 'one:a', attempts: 1 };
    await settleDelivery(parts, claim, { outcome: 'sent', ref: '3' }, later(5_000));
    expect(await row()).toMatchObject({ state: 'sent', platformRef: '3' });
  });
});
