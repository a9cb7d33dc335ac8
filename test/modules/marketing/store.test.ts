import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Bazaar } from '../../../src/modules/marketing/bazaar.js';
import { changeShop } from '../../../src/modules/marketing/parts.js';
import { mostProducts, type Product } from '../../../src/modules/marketing/shop.js';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { bazaarStore, shopStore } from '../../../src/modules/marketing/store.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../../support/mongo/test-mongo.js';
import { person, register } from '../../web/dashboard/people.js';

const now = new Date('2026-11-24T03:00:00Z');
const today = '2026-11-24';
const bazaar: Bazaar = {
  ...{ id: 'b', name: 'Bazar Tebet', place: 'Taman', startsOn: '2026-12-05', endsOn: '2026-12-06' },
  ...{ deadline: '2026-11-30', quota: 5, state: 'open', people: [], attended: [] },
  createdAt: now,
  createdBy: 'x',
};

describe('marketing', () => {
  let server: TestMongo;
  let database: Database;
  beforeAll(async () => {
    server = await startTestMongo();
    database = await connect(server.uri, quietLogger);
  });
  beforeEach(async () => {
    for (const model of [database.bazaars, database.shops, database.participants])
      await model.collection.deleteMany({});
    await bazaarStore(database).create(bazaar);
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  it('gives no table twice, however many come at once', async () => {
    const store = bazaarStore(database);
    const people = Array.from({ length: 20 }, (_, n) => `p${n % 10}`);
    const got = await Promise.all(people.map((id) => store.join(bazaar, id, today)));
    const after = (await store.find('b'))!;
    expect(after.people).toHaveLength(5);
    expect(new Set(after.people).size).toBe(5);
    // Who asked twice got the same answer twice.
    expect(got.filter(Boolean)).toHaveLength(10);
  });

  it('gives a table that was given back to the next', async () => {
    const store = bazaarStore(database);
    for (const id of ['a', 'b', 'c', 'd', 'e']) await store.join(bazaar, id, today);
    expect(await store.join(bazaar, 'f', today)).toBe(false);
    await store.leave('b', 'c');
    expect(await store.join(bazaar, 'f', today)).toBe(true);
    expect((await store.find('b'))!.people).toEqual(['a', 'b', 'd', 'e', 'f']);
  });

  it('gives none after the deadline, nor of a cancelled one', async () => {
    const store = bazaarStore(database);
    expect(await store.join(bazaar, 'a', '2026-12-01')).toBe(false);
    expect([await store.cancel('b'), await store.cancel('b')]).toEqual([true, false]);
    expect(await store.join(bazaar, 'a', today)).toBe(false);
  });

  it('forgets a person', async () => {
    const store = bazaarStore(database);
    await store.join(bazaar, 'a', today);
    await store.attend('b', 'a');
    expect(await store.attend('b', 'stranger')).toBe(false);
    await store.forget('a');
    expect(await store.find('b')).toMatchObject({ people: [], attended: [] });
  });

  it('keeps every product that is added at once, and no more than the most', async () => {
    await register(database, [person(1, now, { steps: {} })]);
    const parts = { shops: shopStore(database), steps: stepStore(database) };
    const add = (id: string) =>
      changeShop(parts, 'p0001', now, ({ products }) => {
        const product: Product = { id, name: id, price: 1000, addedAt: now };
        return products.length >= mostProducts ? undefined : { products: [...products, product] };
      });
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    const shop = (await parts.shops.find('p0001'))!;
    expect(shop.products.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(shop.version).toBe(4);
    for (let n = 0; n < mostProducts; n += 1) await add(`n${n}`);
    expect((await parts.shops.find('p0001'))!.products).toHaveLength(mostProducts);
    expect((await participantStore(database).find('p0001'))!.steps.P5?.state).toBe('running');
  });

  it('finds a page only while it is public', async () => {
    const store = shopStore(database);
    const shop = { id: 'p', slug: 's-1', publishedAt: now, products: [], version: 1 };
    await store.put(shop);
    expect((await store.published('s-1'))?.id).toBe('p');
    await store.put({ id: 'p', slug: 's-1', products: [], version: 2 });
    expect(await store.published('s-1')).toBeUndefined();
    expect(await store.put({ ...shop, version: 2 })).toBe(false);
    await store.forget('p');
    expect(await store.find('p')).toBeUndefined();
  });
});
