import { describe, expect, it } from '@jest/globals';
import type { OutboxEntry, Session } from '../../src/ports/store.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { at, freshId, makeEntry, makeSession } from './make-session.js';

const fixture = useDatabase();
const store = () => sessionStore(fixture.database);

async function withEntries(...entries: OutboxEntry[]): Promise<Session> {
  const session = makeSession();
  for (const [rev, add] of entries.entries()) {
    await store().save({ session: { ...session, rev }, add, sent: [] });
  }
  return { ...session, rev: entries.length };
}

const keysOf = async (id: string) => Object.keys((await store().load(id))?.outbox ?? {});

async function isOverdue(id: string, when = at(3_600)): Promise<boolean> {
  const found = await store().overdue(when, ['telegram', 'web'], 10_000);
  return found.some((session) => session.id === id);
}

describe('acknowledgements', () => {
  it('ride on the next save', async () => {
    const session = await withEntries(makeEntry({ key: 'r0' }), makeEntry({ key: 'r1' }));
    await store().save({ session, add: makeEntry({ key: 'r2' }), sent: ['r0', 'r1'] });
    expect(await keysOf(session.id)).toEqual(['r2']);
  });

  it('are written for many sessions in one trip, with the buttons on show', async () => {
    const sessions = await Promise.all(
      Array.from({ length: 50 }, () =>
        withEntries(makeEntry({ key: 'r0' }), makeEntry({ key: 'r1' })),
      ),
    );
    await store().acknowledge(
      sessions.map(({ id }, n) =>
        n % 2 === 0
          ? { sessionId: id, sent: ['r0'] }
          : { sessionId: id, sent: ['r0', 'r1'], buttonsRef: `b${n}` },
      ),
    );
    for (const [n, { id }] of sessions.entries()) {
      expect(await keysOf(id)).toEqual(n % 2 === 0 ? ['r1'] : []);
      expect((await store().load(id))?.buttonsRef).toBe(n % 2 === 0 ? undefined : `b${n}`);
      expect(await isOverdue(id)).toBe(n % 2 === 0);
    }
  });

  it('do not raise the rev: a turn under way goes on', async () => {
    const session = await withEntries(makeEntry());
    await store().acknowledge([{ sessionId: session.id, sent: ['r0'] }]);
    expect(await store().save({ session, sent: ['r0'] })).toBe('saved');
  });

  it('do nothing for sessions, entries or batches that are not there', async () => {
    const session = await withEntries(makeEntry());
    await store().acknowledge([]);
    await store().acknowledge([
      { sessionId: freshId(), sent: ['r0'], buttonsRef: '1' },
      { sessionId: session.id, sent: ['r7'] },
      { sessionId: session.id, sent: [] },
    ]);
    expect(await keysOf(session.id)).toEqual(['r0']);
    expect(await isOverdue(session.id)).toBe(true);
  });
});

describe('notices from outside', () => {
  it('join the outbox without touching the turn under way', async () => {
    const session = await withEntries(makeEntry());
    const notice = makeEntry({ key: 'code-1', by: 'two', aside: true });
    expect(await store().post(session.id, notice)).toBe(true);
    expect(await store().save({ session, sent: ['r0'] })).toBe('saved');
    expect((await store().load(session.id))?.outbox).toEqual({ 'code-1': notice });
  });

  it('stand there once however often they are posted', async () => {
    const session = await withEntries(makeEntry());
    await store().post(session.id, makeEntry({ key: 'n', order: 5 }));
    await store().post(session.id, makeEntry({ key: 'n', order: 6 }));
    expect((await store().load(session.id))?.outbox.n?.order).toBe(6);
  });

  it('need a conversation', async () => {
    expect(await store().post(freshId(), makeEntry())).toBe(false);
  });
});

describe('the sweep', () => {
  it('finds what was left lying, on its channels, the oldest first, so many at once', async () => {
    const old = await withEntries(makeEntry({ until: at(10) }));
    const older = await withEntries(makeEntry({ until: at(5) }));
    const fresh = await withEntries(makeEntry({ until: at(50) }));
    const web = makeSession({ id: freshId('web'), channel: 'web' });
    await store().save({ session: web, add: makeEntry({ until: at(5) }), sent: [] });
    const found = await store().overdue(at(20), ['telegram'], 1_000);
    const ids = found
      .map(({ id }) => id)
      .filter((id) => [old, older, fresh, web].some((one) => one.id === id));
    expect(ids).toEqual([older.id, old.id]);
    expect(await store().overdue(at(20), ['telegram'], 1)).toHaveLength(1);
    expect(await store().overdue(at(20), ['whatsapp'], 10)).toEqual([]);
    expect(found.find(({ id }) => id === old.id)).not.toHaveProperty('outboxAt');
  });

  it('gives an entry to one of a hundred takers', async () => {
    const entry = makeEntry({ until: at(5) });
    const { id } = await withEntries(entry);
    const taken = await Promise.all(
      Array.from({ length: 100 }, (_, n) => store().takeOver(id, entry, `taker${n}`, at(40 + n))),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const n = taken.indexOf(true);
    expect((await store().load(id))?.outbox.r0).toMatchObject({
      by: `taker${n}`,
      until: at(40 + n),
      events: entry.events,
    });
    expect(await isOverdue(id, at(39))).toBe(false);
    expect(await isOverdue(id, at(40 + n))).toBe(true);
  });

  it('does not bring back an entry that was sent', async () => {
    const entry = makeEntry({ until: at(5) });
    const { id } = await withEntries(entry);
    await store().acknowledge([{ sessionId: id, sent: ['r0'] }]);
    expect(await store().takeOver(id, entry, 'two', at(40))).toBe(false);
    expect(await keysOf(id)).toEqual([]);
    expect(await isOverdue(id)).toBe(false);
  });
});
