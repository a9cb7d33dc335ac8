import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initialFacts, seedFacts } from '../../../src/modules/facts/seed-facts.js';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { factStore } from '../../../src/modules/facts/store.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../../support/mongo/test-mongo.js';

const at = new Date('2026-11-24T03:00:00Z');

describe('the table of facts', () => {
  let server: TestMongo;
  let database: Database;
  beforeAll(async () => {
    server = await startTestMongo();
    database = await connect(server.uri, quietLogger);
    await Promise.all([seedFacts(database, at), seedFacts(database, at)]);
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  it('is filled once, by kind and id', async () => {
    const all = await factStore(database).list();
    expect(all).toHaveLength(initialFacts(at).length);
    expect(all[0]).toEqual(initialFacts(at).find(({ id }) => id === 'permit.bpom'));
  });

  it('keeps what the office edited over the next start', async () => {
    const store = factStore(database);
    const fee = (await store.find('fee.merek_umk'))!;
    const edited = { ...fee, amount: 600_000, version: 2, updatedBy: 'dina@kantor.id' };
    expect(await store.replace(edited)).toBe(true);
    await seedFacts(database, at);
    expect(await store.find('fee.merek_umk')).toEqual(edited);
  });

  it('takes one of two edits at the same time', async () => {
    const store = factStore(database);
    const fact = (await store.find('rate.kur'))!;
    const edits = ['a', 'b'].map((updatedBy) => ({ ...fact, version: 2, updatedBy }));
    const taken = await Promise.all(edits.map((edit) => store.replace(edit)));
    expect(taken.sort()).toEqual([false, true]);
    expect((await store.find('rate.kur'))!.version).toBe(2);
  });

  it('does not create a second one under an id', async () => {
    const store = factStore(database);
    const fact = { ...initialFacts(at)[0]!, id: 'limit.new', version: 1 };
    expect(await store.create(fact)).toBe(true);
    expect(await store.create({ ...fact, updatedBy: 'x' })).toBe(false);
  });
});
