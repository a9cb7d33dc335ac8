import { describe, expect, it } from '@jest/globals';
import { connect } from '../../src/store/connect.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { useDatabase } from '../support/mongo/use-database.js';

const fixture = useDatabase();

const namesOf = async (): Promise<(string | undefined)[]> =>
  (await fixture.database.forgettings.collection.indexes()).map(({ name }) => name).sort();

async function openAgain(): Promise<void> {
  const again = await connect(fixture.uri, quietLogger);
  await again.close();
}

describe('indexes', () => {
  it('of an earlier release go once others take their place; those of the operator stay', async () => {
    const { collection } = fixture.database.forgettings;
    await collection.createIndex({ at: 1 }, {}, {});
    await collection.createIndex({ locale: 1 }, {}, {});
    await collection.dropIndex('at_1__id_1');
    await openAgain();
    expect(await namesOf()).toEqual(['_id_', 'at_1__id_1', 'locale_1']);
  });

  it('are made by processes that start together', async () => {
    await fixture.database.forgettings.collection.dropIndexes();
    await fixture.database.forgettings.collection.createIndex({ at: 1 }, {}, {});
    await Promise.all([openAgain(), openAgain(), openAgain()]);
    expect(await namesOf()).toEqual(['_id_', 'at_1__id_1']);
  });
});
