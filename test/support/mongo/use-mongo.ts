import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { mongo } from 'mongoose';
import { startTestMongo, type TestMongo } from './test-mongo.js';

/** A document of any shape. */
export interface AnyDocument extends mongo.Document {
  _id: number | string | mongo.ObjectId;
}

export type AnyCollection = mongo.Collection<AnyDocument>;

export interface MongoFixture {
  client: mongo.MongoClient;
  db: mongo.Db;
  /** Empty and without indexes before each test. */
  items: AnyCollection;
  uri: string;
}

/** A database for the tests of a file; the fixture is filled before the first. */
export function useMongo(): MongoFixture {
  const fixture = {} as MongoFixture;
  let server: TestMongo;
  beforeAll(async () => {
    server = await startTestMongo();
    fixture.uri = server.uri;
    fixture.client = await new mongo.MongoClient(server.uri).connect();
    fixture.db = fixture.client.db();
    fixture.items = fixture.db.collection<AnyDocument>('items');
  });
  beforeEach(async () => {
    await fixture.items.drop();
  });
  afterAll(async () => {
    await fixture.client.close();
    await server.stop();
  });
  return fixture;
}

/** The error that a promise fails with. */
export async function failure(promise: Promise<unknown>): Promise<mongo.MongoServerError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) throw new Error('It was expected to fail');
  return error as mongo.MongoServerError;
}
