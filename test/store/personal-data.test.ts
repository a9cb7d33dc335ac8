import { describe, expect, it } from '@jest/globals';
import { collections as definitions } from '../../src/app/collections.js';
import { modelsIn } from '../../src/store/connect.js';
import { personalData } from '../../src/store/personal-data.js';
import { useDatabase } from '../support/mongo/use-database.js';

const fixture = useDatabase();

/** The collections of the store by the names of their models. */
const collections = () =>
  modelsIn(fixture.database).map(([name, model]) => ({ name, documents: model.collection }));

/** How documents of a person are found; undefined where there are none. */
const whoseOf = (name: string) => {
  const data = definitions[name]?.data;
  return data && 'whose' in data ? data.whose : undefined;
};

/** Puts one document of a person into every personal collection. */
async function fill(participant: string, contact: string): Promise<void> {
  const names = { participant, contacts: [contact] };
  for (const { name, documents } of collections()) {
    const filter = whoseOf(name)?.(names);
    if (!filter) continue;
    // Of several ways in which it may be theirs, the account.
    const { $or: ways, ...only } = filter as { $or?: object[] };
    const fields = Object.entries(ways?.at(-1) ?? only).map(([key, value]) => {
      const many = (value as { $in?: string[] }).$in;
      return [key, many ? many.at(-1) : value];
    });
    const document = { _id: `${name}:${participant}`, ...Object.fromEntries(fields) };
    await documents.insertOne(document as never);
  }
}

async function namesKept(participant: string, contact: string): Promise<string[]> {
  const names = { participant, contacts: [contact] };
  const kept: string[] = [];
  for (const { name, documents } of collections()) {
    const filter = whoseOf(name)?.(names);
    if (filter && (await documents.countDocuments(filter)) > 0) kept.push(name);
  }
  return kept.sort();
}

describe('what is kept of a person', () => {
  it('is said of every collection, with the reason where it stays or is not shown', () => {
    expect(Object.keys(definitions).sort()).toEqual(
      collections()
        .map(({ name }) => name)
        .sort(),
    );
    const orders = new Set<number>();
    for (const { data } of Object.values(definitions)) {
      if ('ofNobody' in data) {
        expect(data.ofNobody).toMatch(/\w{3}/);
        continue;
      }
      expect(data.notShown ?? 'shown').toMatch(/\w{3}/);
      expect(orders.has(data.order)).toBe(false);
      orders.add(data.order);
    }
  });

  it('goes from every collection, and from nobody else', async () => {
    await fill('one', 'web:1');
    await fill('two', 'web:2');
    const all = await namesKept('two', 'web:2');
    expect(all.length).toBeGreaterThan(10);
    const data = personalData(fixture.database);
    const whose = { participantId: 'one', contactIds: ['web:1'] };
    await data.forget(whose, ['sessions']);
    expect(await namesKept('one', 'web:1')).toEqual(['sessions']);
    await data.forget(whose);
    expect(await namesKept('one', 'web:1')).toEqual([]);
    expect(await namesKept('two', 'web:2')).toEqual(all);
  });

  it('of somebody who is no participant goes by the account alone', async () => {
    await fill('three', 'web:3');
    await personalData(fixture.database).forget({ contactIds: ['web:3'] });
    const kept = await namesKept('three', 'web:3');
    expect(kept).toContain('participants');
    for (const name of ['messages', 'sessions', 'tickets', 'contacts', 'reminders'])
      expect(kept).not.toContain(name);
  });

  it('is counted and shown, but for secrets', async () => {
    await fill('four', 'web:4');
    const data = personalData(fixture.database);
    const whose = { participantId: 'four', contactIds: ['web:4'] };
    const counts = await data.count(whose);
    expect(counts).toMatchObject({ participants: 1, messages: 1, tickets: 1 });
    expect(Object.keys(await data.read(whose))).toEqual(Object.keys(counts));
    for (const hidden of ['proofs', 'identities', 'sessions', 'fileChunks'])
      expect(counts).not.toHaveProperty(hidden);
  });
});
