import { describe, expect, it } from '@jest/globals';
import { reseal } from '../../src/store/reseal-value.js';
import { createSecrets } from '../../src/store/secrets.js';
import { resealAll } from '../../src/store/reseal.js';
import { useDatabase } from '../support/mongo/use-database.js';

const fixture = useDatabase();
const index = Buffer.alloc(32, 3);
const [oldKey, newKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const nik = '3174055708909901';

describe('the rotation of the data key', () => {
  it('seals participants and conversations anew, so that the old key can go', async () => {
    const { database } = fixture;
    const before = createSecrets({ data: [oldKey], index });
    const sealed = before.seal(nik, '3174********9901');
    const at = new Date('2026-11-24T03:00:00Z');
    await database.participants.collection.insertOne({
      _id: 'p',
      nik: sealed,
      registeredAt: at,
    } as never);
    const conversation = { frames: [{ flow: 'registration', vars: { nik: sealed, list: [1] } }] };
    await database.sessions.collection.insertOne({ _id: 's', rev: 4, conversation } as never);

    const rotating = createSecrets({ data: [newKey, oldKey], index });
    expect(await resealAll(database, (tree) => reseal(tree, rotating))).toBe(2);
    expect(await resealAll(database, (tree) => reseal(tree, rotating))).toBe(0);

    const after = createSecrets({ data: [newKey], index });
    const participant = await database.participants.findById('p').lean();
    expect(after.open((participant?.nik as { sealed: string }).sealed)).toBe(nik);
    expect(participant?.registeredAt).toEqual(at);
    const session = await database.sessions.collection.findOne({ _id: 's' as never });
    expect(session?.rev).toBe(5);
    const vars = (session?.conversation as typeof conversation).frames[0]?.vars;
    expect(after.open(vars?.nik.sealed ?? '')).toBe(nik);
    expect(vars?.list).toEqual([1]);
  });
});
