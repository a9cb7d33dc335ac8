import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose, { type Connection, Schema } from 'mongoose';
import { startTestMongo, type TestMongo } from '../../support/mongo/test-mongo.js';

// The rule takes a schema's options for instances of a class.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */
const schema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, index: true },
    email: { type: String, unique: true, sparse: true },
    rev: { type: Number, default: 0 },
    address: { street: String, city: String },
    tags: [String],
    visits: [{ at: Date, n: Number }],
    extra: { type: Map, of: Schema.Types.Mixed },
    photo: Buffer,
  },
  { timestamps: true, optimisticConcurrency: true },
);

let server: TestMongo;
let connection: Connection;
let Person: ReturnType<typeof makeModel>;

function makeModel() {
  return connection.model('Person', schema);
}

beforeAll(async () => {
  server = await startTestMongo();
  connection = await mongoose.createConnection(server.uri).asPromise();
  Person = makeModel();
  await Person.init();
});
afterAll(async () => {
  await connection.close();
  await server.stop();
});

describe('mongoose', () => {
  test('saves, finds and changes documents', async () => {
    const saved = await Person.create({
      _id: 'a',
      name: 'Budi',
      tags: ['x'],
      extra: { k: 1 },
      photo: Buffer.from('png'),
      address: { city: 'Jakarta' },
    });
    saved.set('address.street', 'Jalan');
    saved.visits.push({ at: new Date(0), n: 1 });
    await saved.save();
    const found = await Person.findOne({ 'address.city': 'Jakarta' }).lean();
    expect(found).toMatchObject({
      _id: 'a',
      name: 'Budi',
      address: { city: 'Jakarta', street: 'Jalan' },
      tags: ['x'],
      extra: { k: 1 },
      visits: [{ n: 1 }],
    });
    expect((await Person.findById('a'))?.photo?.toString()).toBe('png');
    expect(found?.createdAt).toBeInstanceOf(Date);
  });

  test('reports a stale save and a duplicate', async () => {
    await Person.create({ _id: 'b', email: 'b@x' });
    const one = await Person.findById('b');
    const other = await Person.findById('b');
    one?.set('name', '1');
    other?.set('name', '2');
    await one?.save();
    await expect(other?.save()).rejects.toThrow(mongoose.Error.VersionError);
    await expect(Person.create({ _id: 'c', email: 'b@x' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { email: 'b@x' },
    });
  });

  test('updates by conditions', async () => {
    await Person.create({ _id: 'd' });
    const update = {
      $set: { name: 'D' },
      $inc: { rev: 1 },
      $push: { tags: { $each: ['1', '2'], $slice: -1 } },
    };
    expect(await Person.updateOne({ _id: 'd', rev: 0 }, update)).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect(await Person.updateOne({ _id: 'd', rev: 0 }, update)).toMatchObject({ matchedCount: 0 });
    const after = await Person.findOneAndUpdate(
      { _id: 'e' },
      { name: 'E' },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    expect(after).toMatchObject({ _id: 'e', name: 'E', rev: 0 });
  });

  test('writes in bulk, streams, counts and populates nothing', async () => {
    await Person.bulkWrite([
      { insertOne: { document: { _id: 'f1', name: 'F' } } },
      { updateOne: { filter: { _id: 'f2' }, update: { $set: { name: 'F' } }, upsert: true } },
    ]);
    const seen: string[] = [];
    for await (const person of Person.find({ name: 'F' }).sort({ _id: 1 }).cursor({ batchSize: 1 }))
      seen.push(person._id);
    expect(seen).toEqual(['f1', 'f2']);
    expect(await Person.countDocuments({ name: 'F' })).toBe(2);
    expect(await Person.exists({ name: 'F' })).toBeTruthy();
    await Person.deleteMany({ name: 'F' });
    expect(await Person.distinct('name', { name: 'F' })).toEqual([]);
  });

  test('builds the indexes of a schema', async () => {
    const indexes = await Person.collection.indexes();
    expect(indexes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['_id_', 'name_1', 'email_1']),
    );
  });
});
