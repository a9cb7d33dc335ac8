import { describe, expect, it } from '@jest/globals';
import type { Session } from '../../src/ports/store.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { at, freshId, makeEntry, makeSession } from './make-session.js';

const fixture = useDatabase();
const store = () => sessionStore(fixture.database);

async function saved(session: Session): Promise<Session> {
  expect(await store().save({ session, sent: [] })).toBe('saved');
  return { ...session, rev: session.rev + 1 };
}

describe('sessions', () => {
  it('knows nothing of somebody who never wrote', async () => {
    expect(await store().load(freshId())).toBeUndefined();
  });

  it('keeps a conversation as it was handed in', async () => {
    const session = makeSession({
      conversation: {
        frames: [
          {
            flow: 'registration',
            version: 3,
            node: 'name',
            vars: {
              name: 'Siti',
              nothing: null,
              empty: {},
              list: [1, [2], { a: true }],
              'a.b': 1.5,
            },
            trail: ['consent'],
            open: { serial: 2, refusals: 1, options: [{ id: 'a', label: 'A' }] },
          },
        ],
        asked: 2,
        parked: {},
        person: { consented: true },
        locale: 'en',
        pressed: { question: 1, choice: 'agree' },
      },
      recent: ['1', '2'],
      buttonsRef: '77',
      lastInboundAt: at(1),
    });
    const entry = makeEntry();
    expect(await store().save({ session, add: entry, sent: [] })).toBe('saved');
    expect(await store().load(session.id)).toEqual({
      ...session,
      rev: 1,
      outbox: { r0: entry },
    });
  });

  it('writes the changes of a later turn', async () => {
    const first = await saved(makeSession({ buttonsRef: '5' }));
    const { buttonsRef, ...rest } = first;
    expect(buttonsRef).toBe('5');
    const changed = { ...rest, recent: ['9'], lastInboundAt: at(9) };
    changed.conversation = { ...first.conversation, asked: 4, locale: 'en' };
    await saved(changed);
    expect(await store().load(first.id)).toEqual({ ...changed, rev: 2 });
  });

  it('refuses a save that is based on an older state', async () => {
    const session = await saved(makeSession());
    await saved({ ...session, recent: ['a'] });
    expect(await store().save({ session: { ...session, recent: ['b'] }, sent: [] })).toBe(
      'conflict',
    );
    expect((await store().load(session.id))?.recent).toEqual(['a']);
  });

  it('refuses to create a session twice, and to change one that is gone', async () => {
    const session = makeSession();
    await saved(session);
    expect(await store().save({ session, sent: [] })).toBe('conflict');
    expect(await store().removeSession(session)).toBe(false);
    expect(await store().removeSession({ ...session, rev: 1 })).toBe(true);
    expect(await store().save({ session: { ...session, rev: 1 }, sent: [] })).toBe('conflict');
    expect(await store().load(session.id)).toBeUndefined();
  });

  it('lets one of a hundred saves win, whether it creates or changes', async () => {
    const session = makeSession();
    for (const rev of [0, 1, 2]) {
      const results = await Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          store().save({
            session: { ...session, rev, recent: [String(n)] },
            add: makeEntry({ key: `r${rev}` }),
            sent: [],
          }),
        ),
      );
      const winner = results.indexOf('saved');
      expect(results.filter((result) => result === 'saved')).toHaveLength(1);
      expect(await store().load(session.id)).toMatchObject({
        rev: rev + 1,
        recent: [String(winner)],
      });
    }
  });
});

describe('claims', () => {
  it('keeps everybody else from acting on what they know', async () => {
    const session = await saved(makeSession());
    expect(await store().claim(session)).toBe('claimed');
    expect(await store().save({ session, sent: [] })).toBe('conflict');
    expect(await store().claim(session)).toBe('conflict');
    await saved({ ...session, rev: session.rev + 1, recent: ['mine'] });
    expect((await store().load(session.id))?.recent).toEqual(['mine']);
  });

  it('creates a session that is new', async () => {
    const session = makeSession();
    expect(await store().claim(session)).toBe('claimed');
    expect(await store().load(session.id)).toEqual({ ...session, rev: 1 });
    expect(await store().claim(session)).toBe('conflict');
  });

  it('is given to one of a hundred', async () => {
    const session = await saved(makeSession());
    const results = await Promise.all(Array.from({ length: 100 }, () => store().claim(session)));
    expect(results.filter((result) => result === 'claimed')).toHaveLength(1);
  });
});

describe('failures of turns', () => {
  it('are counted for each message', async () => {
    const id = freshId();
    for (const n of [1, 2, 3]) expect(await store().countFailure(id, 'a')).toBe(n);
    expect(await store().countFailure(id, 'b')).toBe(1);
    expect(await store().countFailure(freshId(), 'a')).toBe(1);
  });
});
