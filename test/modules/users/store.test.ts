import { beforeEach, describe, expect, it } from '@jest/globals';
import { adminStore } from '../../../src/modules/users/store.js';
import { useDatabase } from '../../support/mongo/use-database.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const ani = 'ani@example.org';

const addUser = (role: string, createdAt: Date) =>
  fixture.database.users.collection.insertOne({ _id: ani, role, createdAt } as never);

describe('chats of the office', () => {
  beforeEach(async () => {
    const { users, adminLinks, adminContacts } = fixture.database;
    for (const model of [users, adminLinks, adminContacts]) await model.collection.deleteMany({});
  });

  it('a link works once, for one contact, and not after its hour', async () => {
    const admins = adminStore(fixture.database);
    await admins.link({ id: 'ad:x', email: ani, expiresAt: later(60) });
    const tried = ['telegram:1', 'telegram:2', 'telegram:3'].map((id) =>
      admins.useLink('ad:x', id, now),
    );
    const used = (await Promise.all(tried)).filter((one) => one !== undefined);
    expect(used).toEqual([{ id: 'ad:x', email: ani, expiresAt: later(60) }]);
    const [kept] = await fixture.database.adminLinks.find({}).lean();
    // Whoever used it may come again: a turn can be run twice.
    expect(await admins.useLink('ad:x', kept?.usedBy ?? '', later(1))).toBeDefined();
    expect(await admins.useLink('ad:x', kept?.usedBy ?? '', later(60))).toBeUndefined();
    expect(await admins.useLink('ad:other', 'telegram:1', now)).toBeUndefined();
  });

  it('is an admin’s while the user is there, an admin, and the same', async () => {
    const admins = adminStore(fixture.database);
    await admins.join(ani, 'telegram:1', now);
    expect(await admins.ofContact('telegram:1')).toBeUndefined();
    await addUser('admin', later(-60));
    expect(await admins.ofContact('telegram:1')).toEqual({ email: ani });
    expect(await admins.ofContact('telegram:2')).toBeUndefined();
    await fixture.database.users.updateOne({ _id: ani }, { $set: { role: 'coach' } });
    expect(await admins.ofContact('telegram:1')).toBeUndefined();
    await fixture.database.users.deleteOne({ _id: ani });
    await addUser('admin', later(5));
    expect(await admins.ofContact('telegram:1')).toBeUndefined();
  });

  it('a contact is one user’s, and only its owner takes it away', async () => {
    const admins = adminStore(fixture.database);
    await admins.join(ani, 'telegram:1', now);
    await admins.leave('budi@example.org', 'telegram:1');
    expect(await admins.contactsOf(ani)).toEqual(['telegram:1']);
    await admins.join('budi@example.org', 'telegram:1', now);
    expect(await admins.contactsOf(ani)).toEqual([]);
    await admins.leave('budi@example.org', 'telegram:1');
    expect(await admins.contactsOf('budi@example.org')).toEqual([]);
  });
});
