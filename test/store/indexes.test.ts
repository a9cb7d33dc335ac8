import { describe, expect, it } from '@jest/globals';
import { connect } from '../../src/app/database.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { useDatabase } from '../support/mongo/use-database.js';

const fixture = useDatabase();

type Named = { name?: string }[];
const namesOf = (indexes: Named) => indexes.map(({ name }) => name).sort();

async function openAgain(): Promise<void> {
  const again = await connect(fixture.uri, quietLogger);
  await again.close();
}

describe('indexes', () => {
  it('of an earlier release go once others take their place; those of the operator stay', async () => {
    const { collection } = fixture.database.forgettings;
    await collection.dropIndex('at_1__id_1');
    await collection.createIndex({ at: 1 }, {}, {});
    await collection.createIndex({ locale: 1 }, {}, {});
    await openAgain();
    expect(namesOf(await collection.indexes())).toEqual(['_id_', 'at_1__id_1', 'locale_1']);
  });

  it('are made by processes that start together', async () => {
    const { collection } = fixture.database.holidays;
    await collection.dropIndex('from_1__id_1');
    await collection.createIndex({ from: 1 }, {}, {});
    await Promise.all([openAgain(), openAgain(), openAgain()]);
    expect(namesOf(await collection.indexes())).toEqual(['_id_', 'from_1__id_1']);
  });
});
