import { beforeEach, describe, expect, it } from '@jest/globals';
import { broadcastStore } from '../../../../src/modules/announcements/store/broadcasts.js';
import { contactStore } from '../../../../src/modules/people/store/contacts.js';
import { participantStore } from '../../../../src/modules/people/store/participants.js';
import { useDatabase } from '../../../support/mongo/use-database.js';
import { addPeople, announcement, createRig, later, now, sendAt } from './send-rig.js';

const fixture = useDatabase();
const hours = (count: number) => later(count * 3_600_000);

beforeEach(async () => {
  const { participants, contacts, broadcasts, deliveries } = fixture.database;
  for (const model of [participants, contacts, broadcasts, deliveries])
    await model.collection.deleteMany({});
});

/** Two on Telegram, two on WhatsApp, one on both who prefers WhatsApp; an announcement to all. */
async function started() {
  const { database } = fixture;
  await addPeople(database, ['a', 'b']);
  await addPeople(database, ['c', 'd'], ['whatsapp']);
  await addPeople(database, ['e'], ['telegram', 'whatsapp']);
  await participantStore(database).update('e', { preferredChannel: 'whatsapp' });
  const here = createRig(database);
  await broadcastStore(database).create(announcement('one'));
  const row = (id: string) => here.parts.deliveries.find(`one:${id}`);
  const jobs = () => here.jobs.splice(0);
  return { ...here, row, jobs };
}

describe('the rows of an announcement', () => {
  it('go into the queue of the channel of each', async () => {
    const { advance, jobs } = await started();
    await advance();
    expect(jobs()).toEqual([
      'telegram one:a',
      'telegram one:b',
      'whatsapp one:c',
      'whatsapp one:d',
      'whatsapp one:e',
    ]);
  });

  it('that were written before channels had queues go there as well', async () => {
    const { advance, jobs } = await started();
    await advance();
    await fixture.database.deliveries.collection.updateMany({}, { $unset: { channel: '' } });
    jobs();
    await advance();
    expect(jobs()).toHaveLength(5);
  });

  it('of a channel that is away wait as rows; those of others are sent to the end', async () => {
    const { platform, parts, advance, jobs, row } = await started();
    platform.away.set('whatsapp', hours(-1));
    await advance();
    expect(jobs()).toEqual(['telegram one:a', 'telegram one:b']);
    for (const id of ['one:a', 'one:b']) await sendAt(parts, id, now);
    for (const id of ['one:c', 'one:e']) await sendAt(parts, id, now, 'whatsapp');
    await advance();
    expect(jobs()).toEqual([]);
    expect(platform.given).toEqual(['telegram:a', 'telegram:b']);
    expect(await parts.deliveries.counts('one')).toMatchObject({ sent: 2, planned: 3 });
    expect(await row('c')).toMatchObject({ state: 'planned', attempts: 0, dueAt: now });
    const under = await broadcastStore(fixture.database).find('one');
    expect(under?.state).toBe('sending');
    platform.away.clear();
    await advance(later(1));
    expect(jobs()).toEqual(['whatsapp one:c', 'whatsapp one:d', 'whatsapp one:e']);
    for (const id of ['one:c', 'one:d', 'one:e']) await sendAt(parts, id, later(1), 'whatsapp');
    await advance(later(2));
    expect(await broadcastStore(fixture.database).find('one')).toMatchObject({ state: 'done' });
  });

  it('of a channel that is away for hours go by another, or come too late', async () => {
    const { platform, parts, advance, jobs, moved, row } = await started();
    platform.away.set('whatsapp', hours(-1));
    await advance();
    jobs();
    await advance(hours(6.1));
    const late = jobs().filter((job) => job.startsWith('whatsapp'));
    expect(late).toEqual(['whatsapp one:c', 'whatsapp one:d', 'whatsapp one:e']);
    for (const id of ['one:c', 'one:e']) await sendAt(parts, id, hours(6.1), 'whatsapp');
    expect(await row('c')).toMatchObject({ state: 'skipped', why: 'late' });
    expect(moved).toEqual([{ id: 'one:e', channel: 'telegram', held: ['whatsapp:e'] }]);
    await sendAt(parts, moved[0] ?? '', hours(6.1), 'telegram');
    expect(await row('e')).toMatchObject({ state: 'sent', contactId: 'telegram:e' });
  });

  it('that wait are paused and cancelled like all others', async () => {
    const { platform, advance, jobs, parts } = await started();
    platform.away.set('whatsapp', hours(-1));
    await advance();
    const store = broadcastStore(fixture.database);
    await store.change('one', 2, { state: 'paused' });
    platform.away.clear();
    jobs();
    await advance();
    expect(jobs()).toEqual([]);
    await store.change('one', 3, { state: 'cancelled' });
    await parts.deliveries.skipPlanned('one', 'cancelled');
    expect(await parts.deliveries.counts('one')).toMatchObject({ planned: 0, skipped: 5 });
  });
});

describe('a job', () => {
  it('in the queue of another channel than its contact moves there, and sends nothing', async () => {
    const { platform, parts, advance, moved } = await started();
    await advance();
    await sendAt(parts, 'one:c', now, 'telegram');
    expect([platform.given, moved]).toEqual([[], [{ id: 'one:c', channel: 'whatsapp', held: [] }]]);
  });

  it('whose contact is gone since moves to the other one', async () => {
    const { parts, advance, moved, row } = await started();
    await advance();
    await contactStore(fixture.database).remove('whatsapp:e');
    await sendAt(parts, 'one:e', now, 'whatsapp');
    expect(moved).toEqual([{ id: 'one:e', channel: 'telegram', held: [] }]);
    expect(await row('e')).toMatchObject({ state: 'planned', contactId: 'telegram:e' });
    await sendAt(parts, moved[0] ?? '', now, 'telegram');
    expect(await row('e')).toMatchObject({ state: 'sent' });
  });

  it('whose channel has used up its budget moves to the other one, and does not come back', async () => {
    const { platform, parts, advance, moved, row } = await started();
    await advance();
    const { leave } = platform;
    platform.leave = (id) => (id === 'whatsapp:e' ? { outcome: 'later', at: hours(1) } : leave(id));
    await sendAt(parts, 'one:e', now, 'whatsapp');
    expect(moved).toEqual([{ id: 'one:e', channel: 'telegram', held: ['whatsapp:e'] }]);
    await sendAt(parts, moved[0] ?? '', now, 'telegram');
    expect(await row('e')).toMatchObject({ state: 'sent', contactId: 'telegram:e' });
  });

  it('waits where no channel has room', async () => {
    const { platform, parts, advance, moved, row } = await started();
    await advance();
    platform.leave = () => ({ outcome: 'later', at: hours(1) });
    await sendAt(parts, 'one:e', now, 'whatsapp');
    await sendAt(parts, moved[0] ?? '', now, 'telegram');
    expect(await row('e')).toMatchObject({ state: 'planned', attempts: 0 });
    expect((await row('e'))?.dueAt.getTime()).toBeGreaterThan(now.getTime());
  });

  it('that asks too soon after the last one has its queue wait, and stays in it', async () => {
    const { platform, parts, advance } = await started();
    await advance();
    platform.leave = () => ({ outcome: 'later', at: later(9_000), pace: true });
    const wait = { outcome: 'wait', ms: 9_000, hold: true };
    expect(await sendAt(parts, 'one:c', now, 'whatsapp')).toEqual(wait);
  });
});

describe('the leave of a channel', () => {
  it.each([
    ['later', { outcome: 'later', retryAfterMs: 5_000 }],
    ['dropped', { outcome: 'dropped' }],
    ['refused', { outcome: 'failed' }],
    ['to nobody', { outcome: 'gone' }],
  ] as const)('is given back by what certainly was not sent: %s', async (_what, answer) => {
    const { platform, parts, advance } = await started();
    await advance();
    platform.answer = () => answer;
    await sendAt(parts, 'one:c', now, 'whatsapp');
    expect(platform.returned).toEqual(['whatsapp:c']);
  });

  it.each([
    ['sent', { outcome: 'sent', ref: '1' }],
    ['perhaps sent', { outcome: 'ambiguous' }],
    ['handed over', { outcome: 'handed' }],
  ] as const)('is kept by what was %s', async (_what, answer) => {
    const { platform, parts, advance } = await started();
    await advance();
    platform.answer = () => answer;
    await sendAt(parts, 'one:c', now, 'whatsapp');
    expect(platform.returned).toEqual([]);
  });

  it('is given back by whoever finds that another has the row', async () => {
    const { platform, parts, advance } = await started();
    await advance();
    const { leave } = platform;
    await parts.deliveries.claim('one:c', now, hours(1));
    const deliveries = { ...parts.deliveries, find: async () => ({ ...(await planned()) }) };
    const planned = async () => {
      const found = await parts.deliveries.find('one:c');
      if (!found) throw new Error('no row');
      return { ...found, state: 'planned' as const };
    };
    platform.leave = leave;
    await sendAt({ ...parts, deliveries }, 'one:c', now, 'whatsapp');
    expect([platform.given, platform.returned]).toEqual([[], ['whatsapp:c']]);
  });
});
