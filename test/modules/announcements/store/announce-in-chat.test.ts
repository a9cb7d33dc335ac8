import { type ActionCall, bindActions } from '../../../../src/engine/actions.js';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { buildBroadcastDesk } from '../../../../src/modules/announcements/build-desk.js';
import { announceActions } from '../../../../src/modules/announcements/chat/actions.js';
import { refuseUnfilled } from '../../../../src/ports/unfilled.js';
import { adminStore } from '../../../../src/modules/users/store.js';
import { useDatabase } from '../../../support/mongo/use-database.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');

const vars = {
  ...{ whom: 'everybody', text: 'Halo {{name}}', withFile: 'no', withButtons: 'no' },
  ...{ moment: 'now', draftId: 'abcdefghijkl' },
};

/** An action of the office's chat, as somebody calls it. */
async function run(name: string, address: string, more: Partial<ActionCall> = {}) {
  const { database } = fixture;
  const actions = bindActions(announceActions, {
    admins: adminStore(database),
    desk: buildBroadcastDesk(database, 1),
    say: (_locale, key) => key,
    files: { take: () => Promise.reject(new Error('no channel')) },
    fingerprint: (value) => value,
    wording: { address: () => ({ sapa: 'Kak', sapaan: 'Kakak' }), unfilled: refuseUnfilled },
    allowedFrom: (at) => Promise.resolve(at),
    trainings: () => Promise.resolve([]),
    tellNow: () => Promise.reject(new Error('nothing is told')),
    timeZone: 'Asia/Jakarta',
  });
  const contact = { id: `telegram:${address}`, channel: 'telegram', address };
  const call = { vars, person: { admin: true }, args: {}, contact, inboundId: '1' };
  return actions[name]?.run({ ...call, locale: 'id', now, ...more });
}

describe('announcing in chat', () => {
  beforeEach(async () => {
    const { users, adminContacts, broadcasts, participants, contacts, auditLog } = fixture.database;
    for (const model of [users, adminContacts, broadcasts, participants, contacts, auditLog])
      await model.collection.deleteMany({});
    for (const name of ['ani', 'budi']) {
      const email = `${name}@example.org`;
      await users.collection.insertOne({
        ...{ _id: email, role: 'admin', createdAt: new Date(0) },
      } as never);
      await adminStore(fixture.database).join(email, `telegram:${name}`, now);
    }
    for (const id of ['p1', 'p2']) {
      await participants.collection.insertOne({ _id: id, name: id } as never);
      await contacts.collection.insertOne({
        ...{ _id: `telegram:${id}`, channel: 'telegram', address: id, participantId: id },
        consent: { textId: 't', at: now, channel: 'telegram' },
      } as never);
    }
  });

  it('starts once however often it is pressed, and waits for a second person', async () => {
    const presses = [1, 2, 3].map((n) =>
      run('admin.sendAnnouncement', 'ani', { inboundId: String(n) }),
    );
    const outcomes = (await Promise.all(presses)).map((result) => result?.outcome);
    expect(outcomes.sort()).toEqual(['already', 'already', 'waiting']);
    const change = { vars: { announcementId: 'abcdefghijkl' }, args: { change: 'approve' } };
    expect(await run('admin.changeAnnouncement', 'ani', change)).toEqual({
      ...{ outcome: 'refused', set: { fault: 'broadcast:note.same_person' } },
    });
    expect((await run('admin.changeAnnouncement', 'budi', change))?.outcome).toBe('changed');
    const [stored, ...others] = await fixture.database.broadcasts.find({}).lean();
    expect(others).toEqual([]);
    expect(stored).toMatchObject({
      ...{ state: 'scheduled', startedBy: 'ani@example.org', approvedBy: 'budi@example.org' },
    });
  });

  it('is denied to everybody else, whatever their conversation says', async () => {
    const args = { change: 'cancel' };
    for (const name of ['beginAnnouncement', 'checkWhom', 'checkText', 'preview', 'keepFile'])
      expect((await run(`admin.${name}`, 'p1'))?.outcome).toBe('denied');
    for (const name of ['testAnnouncement', 'sendAnnouncement', 'openAnnouncement'])
      expect((await run(`admin.${name}`, 'p1'))?.outcome).toBe('denied');
    expect((await run('admin.changeAnnouncement', 'p1', { args }))?.outcome).toBe('denied');
    expect((await run('admin.announcements', 'p1'))?.options).toEqual([
      { id: 'back', label: 'admin-lines:back' },
    ]);
    expect(await fixture.database.broadcasts.countDocuments({})).toBe(0);
  });
});
