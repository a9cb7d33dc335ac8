import { describe, expect, it } from '@jest/globals';
import type { LoanApplication } from '../../../src/modules/capital/application.js';
import { applicationStore } from '../../../src/modules/capital/store.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { at, freshId } from '../../store/make-session.js';

const fixture = useDatabase();
const store = () => applicationStore(fixture.database);

const make = (changes: Partial<LoanApplication> = {}): LoanApplication => ({
  ...{ id: freshId('loan'), participantId: freshId('p'), product: 'product.kur_mikro' },
  ...{ productName: 'KUR Mikro', amount: 20_000_000, purpose: 'oven', state: 'draft' },
  history: [{ state: 'draft', day: '2026-11-24', at: at(1), by: 'chat' }],
  ...{ createdAt: at(1), updatedAt: at(1), version: 1, ...changes },
});

describe('applications', () => {
  it('are created once and moved by one of those who saw the same version', async () => {
    const application = make();
    await Promise.all(Array.from({ length: 5 }, () => store().create(application)));
    expect(await store().find(application.id)).toEqual(application);
    const step = { state: 'submitted', day: '2026-11-24', at: at(2), by: 'chat' } as const;
    const moved = await Promise.all(
      Array.from({ length: 10 }, () => store().move(application, step)),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await store().find(application.id)).toMatchObject({
      ...{ state: 'submitted', version: 2, updatedAt: at(2) },
      history: [...application.history, step],
    });
  });

  it('are thrown away only as drafts, and only as they were seen', async () => {
    const draft = await store().create(make());
    expect(await store().discard({ id: draft.id, version: 2 })).toBe(false);
    expect(await store().discard(draft)).toBe(true);
    expect(await store().find(draft.id)).toBeUndefined();
    const submitted = await store().create(make({ state: 'submitted' }));
    expect(await store().discard(submitted)).toBe(false);
  });

  it('come to their owner newest first, and to the office page by page', async () => {
    const participantId = freshId('p');
    const all = [1, 2, 3].map((n) =>
      make({ participantId, createdAt: at(n), updatedAt: at(1000 + n), state: 'papers_asked' }),
    );
    for (const one of all) await store().create(one);
    const ids = (some: LoanApplication[]) => some.map(({ id }) => id);
    const newest = ids(all).reverse();
    expect(ids(await store().ofParticipant(participantId))).toEqual(newest);
    const first = await store().page(2, { state: 'papers_asked' });
    expect(ids(first)).toEqual(newest.slice(0, 2));
    const { updatedAt = at(0), id = '' } = first.at(-1) ?? {};
    expect(
      ids(await store().page(2, { state: 'papers_asked', before: { updatedAt, id } })),
    ).toEqual(newest.slice(2));
    expect((await store().count()).papers_asked).toBe(3);
  });
});
