import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { Collection } from '../../src/embedded/store/collection/collection.js';
import { parseIndexSpec } from '../../src/embedded/store/collection/index-spec.js';
import { planQuery } from '../../src/embedded/store/query/plan.js';
import { parseSort } from '../../src/embedded/store/query/sort.js';
import { connect } from '../../src/app/database.js';
import type { Database } from '../../src/store/connect.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../support/mongo/test-mongo.js';
import { lists } from './lists.js';

interface Asked {
  filter: Record<string, never>;
  sort: Map<string, 1 | -1>;
}

let server: TestMongo;
let database: Database;
const asked: Asked[] = [];

beforeAll(async () => {
  server = await startTestMongo();
  const mark = server.uri.includes('?') ? '&' : '?';
  database = await connect(`${server.uri}${mark}monitorCommands=true`, quietLogger);
  database.sessions.db.getClient().on('commandStarted', ({ command }) => {
    const { filter, query, sort } = command as Partial<Asked & { query: Asked['filter'] }>;
    if (sort) asked.push({ filter: filter ?? query ?? {}, sort });
  });
});

afterAll(async () => {
  await database.close();
  await server.stop();
});

type AnyModel = mongoose.Model<{ _id: string }>;

describe.each(Object.entries(lists))('%s', (_, ordered) => {
  const { collection, fields, latestFirst, noIndex } = ordered;
  const model = (): AnyModel => database[collection] as unknown as AnyModel;

  it('have an order where all else is equal', async () => {
    await model().collection.deleteMany({});
    const stored = ['c', 'a', 'd', 'b'].map((_id) => ({ _id, ...fields }));
    await model().collection.insertMany(stored as never);
    const found = await ordered.list(database);
    const ids = found.map((one) => (typeof one === 'object' ? one.id : one));
    const wanted = latestFirst ? ['d', 'c', 'b', 'a'] : ['a', 'b', 'c', 'd'];
    expect(ids).toEqual(wanted.slice(0, ids.length));
    expect(ids.length).toBeGreaterThan(0);
  });

  it(noIndex ? `come without an index: ${noIndex}` : 'come out of an index', async () => {
    asked.length = 0;
    await ordered.list(database);
    const indexed = withIndexes(model().schema.indexes());
    const served = asked.map(
      ({ filter, sort }) => planQuery(indexed, filter, parseSort(Object.fromEntries(sort))).ordered,
    );
    expect(served.length).toBeGreaterThan(0);
    expect(served.every(Boolean)).toBe(noIndex === undefined);
  });
});

/** An empty collection of the embedded store, to ask how it would find things. */
function withIndexes(keys: ReturnType<AnyModel['schema']['indexes']>): Collection {
  const indexed = new Collection(1, 'db', 'c');
  for (const [key] of keys) {
    const spec = parseIndexSpec({ key: key as never, name: JSON.stringify(key) });
    indexed.indexes.push(indexed.buildIndex(spec));
  }
  return indexed;
}
