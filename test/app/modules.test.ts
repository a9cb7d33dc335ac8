import { describe, expect, it } from '@jest/globals';
import { collections } from '../../src/app/collections.js';
import { bindModules, exportDefinitions, modules, pageEntries } from '../../src/app/modules.js';
import { platformCollections } from '../../src/store/platform-collections.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { makePlatform } from '../support/make-platform.js';

const fixture = useDatabase();

describe('the list of modules', () => {
  it('names each once, and each action, collection, page and list is one module’s', () => {
    const once = (names: string[]) => {
      expect([...names].sort()).toEqual([...new Set(names)].sort());
    };
    once(modules.map(({ name }) => name));
    once(modules.flatMap(({ actions }) => Object.keys(actions)));
    once(modules.flatMap(({ collections }) => Object.keys(collections)));
    once(modules.flatMap(({ exports }) => exports.map(({ name }) => name)));
    once(pageEntries.map(({ id }) => id));
    once(pageEntries.map(({ path }) => path));
    once(pageEntries.map(({ place }) => String(place)));
  });

  it('keeps what the store is opened with', () => {
    const kept = [platformCollections, ...modules.map((module) => module.collections)];
    expect(Object.keys(collections).sort()).toEqual(kept.flatMap((own) => Object.keys(own)).sort());
  });

  it('has the menu and the lists of the office in their order', () => {
    expect(pageEntries.map(({ id }) => id)).toEqual([
      'overview',
      'tickets',
      'trainings',
      'coaches',
      'verifications',
      'applications',
      'bazaars',
      'broadcasts',
      'reminders',
      'facts',
      'holidays',
      'whatsapp',
    ]);
    expect([...exportDefinitions.keys()]).toEqual([
      'participants',
      'trainings',
      'attendance',
      'finance',
    ]);
  });

  it('is bound in an order in which whoever gathers comes after whoever gives', () => {
    const { actions, slots } = bindModules(makePlatform({ database: fixture.database }));
    expect(Object.keys(actions).sort()).toEqual(
      modules.flatMap((module) => Object.keys(module.actions)).sort(),
    );
    expect(slots.reviews.map(({ kind }) => kind)).toEqual(['practice', 'permit']);
    expect(slots.beforeErase).toHaveLength(3);
  });
});
