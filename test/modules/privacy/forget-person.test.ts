import { describe, expect, it } from '@jest/globals';
import {
  forgetPerson,
  type Forgetting,
  type ForgetParts,
} from '../../../src/modules/privacy/forget-person.js';
import { secrets } from '../support/memory.js';

const now = new Date('2026-11-24T03:00:00Z');
const asked: Forgetting = {
  id: 'delete:telegram:7',
  participantId: 'sari',
  contactIds: ['telegram:1', 'web:2'],
  contactId: 'telegram:1',
  locale: 'id',
  at: now,
};

/** A world with one person in it; at the `dies`th thing that is done to it the process dies. */
function world() {
  const state = {
    row: structuredClone(asked) as Forgetting | undefined,
    kept: true,
    /** What a turn that was under way writes behind the first pass. */
    written: 0,
    held: new Set<string>(),
    dropped: [] as string[],
    told: [] as string[],
    audit: new Set<string>(),
  };
  let dies = Number.POSITIVE_INFINITY;
  const step = (act: () => void): Promise<void> => {
    if (dies === 0) return Promise.reject(new Error('killed'));
    dies -= 1;
    act();
    return Promise.resolve();
  };
  const parts: ForgetParts = {
    secrets,
    forgettings: {
      find: () => Promise.resolve(structuredClone(state.row)),
      erased: (_id, erasedAt) =>
        step(() => {
          if (state.row) state.row.erasedAt = erasedAt;
        }),
      finish: () =>
        step(() => {
          state.row = undefined;
        }),
      unfinished: () => Promise.resolve(state.row ? [state.row.id] : []),
    },
    conversations: {
      hold: (id) => step(() => state.held.add(id)),
      release: (id, _deletion, events) =>
        step(() => {
          // One write: who is told is let go.
          if (state.held.delete(id))
            for (const event of events) state.told.push('key' in event ? event.key : event.type);
        }),
      drop: (id) =>
        step(() => {
          if (state.held.delete(id)) state.dropped.push(id);
        }),
    },
    release: () => step(() => undefined),
    forgetAll: () =>
      step(() => {
        state.kept = state.written > 0;
        state.written -= 1;
      }),
    isKept: () => Promise.resolve(state.kept),
    forgetMessages: () => step(() => undefined),
    forgetProof: () => step(() => undefined),
    audit: ({ id }) => step(() => state.audit.add(id)),
    forgetSubject: () => step(() => undefined),
    tellByDay: (contactId, _key, events) =>
      step(() => {
        for (const event of events)
          if ('key' in event) state.told.push(`${contactId} ${event.key}`);
      }).then(() => true),
  };
  return { state, parts, dieAt: (n: number) => (dies = n) };
}

describe('deleting a person', () => {
  it('is brought to its end wherever the process died, and told once', async () => {
    let deaths = 0;
    for (let n = 0; ; n += 1) {
      const { state, parts, dieAt } = world();
      dieAt(n);
      const died = await forgetPerson(parts, asked.id, now).then(
        () => false,
        () => true,
      );
      dieAt(Number.POSITIVE_INFINITY);
      if (died) expect(await forgetPerson(parts, asked.id, now)).toBe(true);
      expect(state).toMatchObject({ row: undefined, kept: false, held: new Set() });
      expect(state.dropped).toEqual(['web:2']);
      expect(state.told).toEqual(['common:forgetting.done']);
      expect([...state.audit]).toEqual([asked.id]);
      expect(await forgetPerson(parts, asked.id, now)).toBe(false);
      if (!died) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(10);
  });

  it('goes through all again where a turn under way wrote once more', async () => {
    const { state, parts } = world();
    state.written = 2;
    await forgetPerson(parts, asked.id, now);
    expect(state).toMatchObject({ row: undefined, kept: false });
  });

  it('is not called done as long as something comes back', async () => {
    const { state, parts } = world();
    state.written = 3;
    await expect(forgetPerson(parts, asked.id, now)).rejects.toThrow(/left after 3 passes/);
    expect(state).toMatchObject({ told: [], held: new Set(asked.contactIds) });
    expect(state.row?.erasedAt).toBeUndefined();
  });

  it('of long ago is told by day, in any case', async () => {
    const { state, parts } = world();
    await forgetPerson(parts, asked.id, new Date('2026-11-24T20:00:00Z'));
    expect(state.told).toEqual(['telegram:1 common:forgetting.done_late']);
  });
});
