import { afterAll, beforeAll } from '@jest/globals';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { quietLogger } from './quiet-logger.js';
import { startTestMongo, type TestMongo } from './test-mongo.js';

export interface DatabaseFixture {
  database: Database;
  uri: string;
}

/** The product's own models over a database for the tests of a file; filled before the first. */
export function useDatabase(): DatabaseFixture {
  const fixture = {} as DatabaseFixture;
  let server: TestMongo;
  beforeAll(async () => {
    server = await startTestMongo();
    fixture.uri = server.uri;
    fixture.database = await connect(server.uri, quietLogger);
  });
  afterAll(async () => {
    await fixture.database.close();
    await server.stop();
  });
  return fixture;
}
