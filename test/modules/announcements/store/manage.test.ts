import { beforeEach, describe, expect, it } from '@jest/globals';
import { limitsOf } from '../../../../src/modules/announcements/compose.js';
import {
  changeBroadcast,
  draftBroadcast,
  readProgress,
  startBroadcast,
  type BroadcastDesk,
  type Composed,
} from '../../../../src/modules/announcements/manage.js';
import { listRecipients } from '../../../../src/modules/announcements/list-recipients.js';
import { broadcastStore } from '../../../../src/modules/announcements/store/broadcasts.js';
import { deliveryStore } from '../../../../src/modules/announcements/store/deliveries.js';
import { recipientSource } from '../../../../src/modules/announcements/store/recipients.js';
import { officeStore } from '../../../../src/store/office.js';
import { useDatabase } from '../../../support/mongo/use-database.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');
const ani = { by: 'ani@pasti.example', now };
const budi = { by: 'budi@pasti.example', now };

const desk = (approvalAbove?: number): BroadcastDesk => ({
  broadcasts: broadcastStore(fixture.database),
  deliveries: deliveryStore(fixture.database),
  source: recipientSource(fixture.database, () => Promise.resolve(new Set())),
  audit: (entry) => officeStore(fixture.database).audit(entry),
  limits: [limitsOf('telegram', { maxLength: 4096 })],
  approvalAbove,
});

const composed: Composed = { text: { id: 'Halo {{name}}' }, buttons: [], segment: {} };

beforeEach(async () => {
  const { participants, contacts, broadcasts, deliveries, auditLog } = fixture.database;
  for (const model of [participants, contacts, broadcasts, deliveries, auditLog])
    await model.collection.deleteMany({});
  const consent = { textId: 't', at: now, channel: 'telegram' };
  for (const id of ['a', 'b', 'c']) {
    await participants.collection.insertOne({ _id: id, kecamatan: { code: '31.74.01' } } as never);
    const contact = { channel: 'telegram', address: id, participantId: id, consent };
    await contacts.collection.insertOne({ _id: `telegram:${id}`, ...contact } as never);
  }
});

describe('an announcement in the office', () => {
  it('is drafted with its reach, and started by one of two clicks', async () => {
    const here = desk();
    expect(await draftBroadcast(here, 'one', composed, ani)).toMatchObject({
      outcome: 'drafted',
      reach: { recipients: 3, channels: { telegram: 3 } },
    });
    const clicks = await Promise.all([
      startBroadcast(here, 'one', ani),
      startBroadcast(here, 'one', ani),
    ]);
    expect(clicks.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'not_now']);
    expect((await here.broadcasts.atWork(now)).map(({ id }) => id)).toEqual(['one']);
    const lines = await fixture.database.auditLog.find({ subject: 'broadcast:one' }).lean();
    expect(lines.map(({ action, by }) => [action, by])).toEqual([
      ['announcement drafted', ani.by],
      ['announcement started', ani.by],
    ]);
  });

  it('is refused with what is wrong', async () => {
    const faults = async (more: Partial<Composed>) => {
      const drafted = await draftBroadcast(desk(), 'one', { ...composed, ...more }, ani);
      return drafted.outcome === 'faulty' ? drafted.faults : [];
    };
    expect(await faults({ segment: { kecamatan: ['31.75.02'] } })).toEqual([
      { field: 'segment', what: 'empty', given: { skipped: 0 } },
    ]);
    expect(await faults({ text: { id: '{{nama}}' } })).toMatchObject([{ what: 'placeholder' }]);
    expect(await faults({ at: now })).toMatchObject([{ field: 'at', what: 'past' }]);
    expect(await desk().broadcasts.list(10)).toEqual([]);
  });

  it('above so many recipients needs a second person', async () => {
    const here = desk(2);
    await draftBroadcast(here, 'one', composed, ani);
    expect(await startBroadcast(here, 'one', ani)).toMatchObject({
      broadcast: { state: 'waiting' },
    });
    expect(await here.broadcasts.atWork(now)).toEqual([]);
    expect(await changeBroadcast(here, 'one', 'approve', ani)).toEqual({ outcome: 'same_person' });
    expect(await changeBroadcast(here, 'one', 'approve', budi)).toMatchObject({
      broadcast: { state: 'scheduled', approvedBy: budi.by },
    });
    expect(await changeBroadcast(here, 'one', 'approve', budi)).toEqual({
      outcome: 'not_now',
      state: 'scheduled',
    });
  });

  it('waits for its moment, and does not start after it', async () => {
    const here = desk();
    const at = new Date(now.getTime() + 3_600_000);
    await draftBroadcast(here, 'one', { ...composed, at }, ani);
    await draftBroadcast(here, 'two', { ...composed, at }, ani);
    await startBroadcast(here, 'one', ani);
    expect(await here.broadcasts.atWork(now)).toEqual([]);
    expect((await here.broadcasts.atWork(at)).map(({ id }) => id)).toEqual(['one']);
    expect(await startBroadcast(here, 'two', { ...ani, now: at })).toEqual({ outcome: 'past', at });
  });

  it('is paused, resumed and cancelled; what was not sent is skipped then', async () => {
    const here = desk();
    await draftBroadcast(here, 'one', composed, ani);
    await startBroadcast(here, 'one', ani);
    await listRecipients(here, (await here.broadcasts.find('one'))!, now);
    await changeBroadcast(here, 'one', 'pause', budi);
    expect(await here.broadcasts.atWork(now)).toEqual([]);
    await changeBroadcast(here, 'one', 'resume', budi);
    expect(await here.broadcasts.atWork(now)).toHaveLength(1);
    await changeBroadcast(here, 'one', 'cancel', budi);
    expect(await readProgress(here, 'one')).toMatchObject({
      broadcast: { state: 'cancelled', finishedAt: now },
      counts: { planned: 0, skipped: 3 },
    });
    expect(await changeBroadcast(here, 'one', 'resume', budi)).toMatchObject({
      outcome: 'not_now',
    });
    expect(await changeBroadcast(here, 'none', 'pause', budi)).toEqual({ outcome: 'unknown' });
  });
});
