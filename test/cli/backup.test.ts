import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'bson';
import {
  countIn,
  driverOf,
  insert,
  makePlaces,
  open,
  type Places,
  removePlaces,
  run,
  withStore,
} from './backup-rig.js';

let places: Places;
let folder: string;
let home: string;
let elsewhere: string;
let file: string;

beforeEach(() => {
  places = makePlaces();
  ({ folder, home, elsewhere, file } = places);
});
afterEach(() => {
  removePlaces(places);
});

describe('a round trip', () => {
  it('keeps every type of BSON, byte for byte, and the indexes', async () => {
    const everything = {
      _id: new ObjectId(),
      double: new Double(5),
      negativeZero: new Double(-0),
      nan: Number.NaN,
      text: 'é\u0000 😀',
      object: { b: 1, a: { '': [] } },
      array: [1, [2, {}], null],
      binary: new Binary(Buffer.from([0, 255]), 128),
      uuid: new UUID(),
      yes: true,
      date: new Date(-1),
      none: null,
      regex: new BSONRegExp('^a.*', 'i'),
      code: new Code('return 1'),
      symbol: new BSONSymbol('s'),
      int: new Int32(7),
      timestamp: new Timestamp({ t: 5, i: 6 }),
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.10'),
      least: new MinKey(),
      most: new MaxKey(),
    };
    const raw = (db: ReturnType<typeof driverOf>) =>
      db.collection('things').find({}, { raw: true }).toArray();
    const before = await withStore(home, async (db) => {
      await db.collection('things').insertOne(everything);
      await db.collection('things').createIndex({ 'object.b': -1, text: 1 }, { unique: true }, {});
      await db.collection('empty').createIndex({ a: 1 }, { sparse: true, name: 'own' }, {});
      return raw(db);
    });
    await run(home, 'backup', file);
    await run(elsewhere, 'restore', file);
    await withStore(elsewhere, async (db) => {
      expect(await raw(db)).toEqual(before);
      expect((await db.collection('things').indexes()).slice(1)).toEqual([
        { v: 2, name: 'object.b_-1_text_1', key: { 'object.b': -1, text: 1 }, unique: true },
      ]);
      expect((await db.collection('empty').indexes()).slice(1)).toEqual([
        { v: 2, name: 'own', key: { a: 1 }, sparse: true },
      ]);
      await expect(
        db.collection('things').insertOne({ ...everything, _id: new ObjectId() }),
      ).rejects.toMatchObject({ code: 11_000 });
    });
  });

  it('goes on from there: what is written after a restore survives a restart', async () => {
    await insert(home, [{ _id: 1 as never }]);
    await run(home, 'backup', file);
    await run(elsewhere, 'restore', file);
    await insert(elsewhere, [{ _id: 2 as never }]);
    expect(await countIn(elsewhere)).toBe(2);
  });

  it('makes a file that only its owner reads, and tells what is in it', async () => {
    await insert(home, [{}, {}]);
    const said = await run(home, 'backup', file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(said).toContain('2 documents');
    expect(said).toContain(`Keep ${join(home, 'data.key')} too, in another place`);
    const restored = await run(elsewhere, 'restore', file);
    expect(restored).toContain('Restored 2 documents');
    expect(restored).toContain('things 2');
    expect(readdirSync(folder).sort()).toEqual(['data.backup', 'elsewhere', 'home']);
  });
});

describe('while PASti runs', () => {
  it('a backup holds all that was acknowledged before it began, and every document whole', async () => {
    const store = await open(home);
    const things = driverOf(store).collection<{ _id: number; a: number; b: number }>('things');
    let acknowledged = 0;
    const state = { writing: true };
    const writer = (async () => {
      for (let id = 0; state.writing; id++) {
        await things.insertOne({ _id: id, a: 0, b: 0 });
        await things.updateOne({ _id: id }, { $set: { a: id, b: id } });
        acknowledged = id;
      }
    })();
    try {
      await new Promise((resolve) => setTimeout(resolve, 200));
      const before = acknowledged;
      await run(home, 'backup', file);
      const after = acknowledged;
      expect(after).toBeGreaterThan(before);
      await run(elsewhere, 'restore', file);
      await withStore(elsewhere, async (db) => {
        const found = await db.collection('things').find().sort({ _id: 1 }).toArray();
        expect(found.length).toBeGreaterThan(before);
        expect(found.slice(0, before + 1).map(({ a }) => a as number)).toEqual(
          Array.from({ length: before + 1 }, (_, id) => id),
        );
        for (const { a, b } of found) expect(a).toBe(b);
      });
    } finally {
      state.writing = false;
      await writer;
      await store.close();
    }
  });

  it('a restore is refused', async () => {
    await insert(home, [{}]);
    await run(home, 'backup', file);
    const store = await open(elsewhere);
    try {
      await expect(run(elsewhere, 'restore', file, '--force')).rejects.toThrow(
        /in use by process \d+: stop PASti first; nothing was changed/,
      );
    } finally {
      await store.close();
    }
  });
});
