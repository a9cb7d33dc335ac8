import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyOf } from '../../../src/embedded/store/bson/key-string.js';
import type { JournalOptions } from '../../../src/embedded/store/journal/journal.js';
import { OpenedJournal } from '../../support/mongo/opened-journal.js';

let dir: string;
let log: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pasti-'));
  log = join(dir, 'store-000001.log');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function open(options: Partial<JournalOptions> = {}): Promise<OpenedJournal> {
  return OpenedJournal.open(dir, options);
}

async function write(count: number, options: Partial<JournalOptions> = {}): Promise<void> {
  const opened = await open(options);
  for (let _id = 0; _id < count; _id++) opened.put({ _id, text: 'x'.repeat(50) });
  await opened.journal.close();
}

describe('a store that is opened again', () => {
  test('has documents, collections and indexes as they were', async () => {
    const opened = await open();
    opened.put({ _id: 1, v: 1 });
    opened.put({ _id: 2, v: 2 });
    opened.put({ _id: 1, v: 3 });
    opened.change((transaction) => {
      const collection = transaction.collection('db', 'c');
      transaction.createIndex(collection, {
        name: 'v_1',
        key: { v: 1 },
        unique: true,
        sparse: false,
      });
      transaction.createIndex(collection, {
        name: 'w_1',
        key: { w: 1 },
        unique: false,
        sparse: true,
      });
      transaction.dropIndex(collection, 'w_1');
      transaction.remove(collection, collection.records.get(keyOf(2))!);
      transaction.drop(transaction.collection('db', 'gone'));
      transaction.collection('db', 'empty');
    });
    await opened.journal.close();
    const again = await open();
    expect(again.ids()).toEqual([1]);
    expect([...again.catalog.all()].map(({ name }) => name)).toEqual(['c', 'empty']);
    expect(again.catalog.find('db', 'c')?.specs.map(({ name }) => name)).toEqual(['_id_', 'v_1']);
    expect(() => {
      again.put({ _id: 5, v: 3 });
    }).toThrow(/E11000/);
    await again.journal.close();
  });

  test('has a collection that was dropped and made again', async () => {
    const opened = await open();
    opened.put({ _id: 1 });
    opened.change((transaction) => {
      transaction.drop(transaction.collection('db', 'c'));
    });
    opened.put({ _id: 2 });
    await opened.journal.close();
    const again = await open();
    expect(again.ids()).toEqual([2]);
    await again.journal.close();
  });
});

describe('an incomplete end', () => {
  test.each([1, 10, 17, 40, 80])(
    'of %i bytes less is cut off, kept aside and told once',
    async (missing) => {
      await write(5);
      const size = statSync(log).size;
      truncateSync(log, size - missing);
      const opened = await open();
      expect(opened.ids()).toEqual([0, 1, 2, 3]);
      expect(opened.recorded.lines).toHaveLength(1);
      expect(opened.recorded.lines[0]).toMatchObject({
        level: 'warn',
        fields: { file: log, offset: statSync(log).size },
      });
      const { bytes, kept } = opened.recorded.lines[0]!.fields as { bytes: number; kept: string };
      expect(statSync(kept).size).toBe(bytes);
      expect(bytes).toBe(size - missing - statSync(log).size);
      opened.put({ _id: 'after' });
      await opened.journal.close();
      const again = await open();
      expect(again.ids()).toEqual([0, 1, 2, 3, 'after']);
      expect(again.recorded.lines).toEqual([]);
      await again.journal.close();
    },
  );

  test('of zeros or rubbish is cut off', async () => {
    await write(3);
    appendFileSync(log, Buffer.alloc(5000));
    const opened = await open();
    expect(opened.ids()).toEqual([0, 1, 2]);
    await opened.journal.close();
  });

  test('of an empty log is the beginning', async () => {
    writeFileSync(log, '');
    const opened = await open();
    opened.put({ _id: 1 });
    await opened.journal.close();
    const again = await open();
    expect(again.ids()).toEqual([1]);
    await again.journal.close();
  });
});

describe('damage before the end', () => {
  test.each([5, 20, 100, 300])(
    'at offset %i stops the start and names the place',
    async (offset) => {
      await write(10);
      const bytes = readFileSync(log);
      bytes[offset] = ~bytes[offset]! & 255;
      writeFileSync(log, bytes);
      await expect(open()).rejects.toThrow(
        new RegExp(`${log} is damaged at offset \\d+ of \\d+; valid records follow at \\d+`),
      );
      // Nothing was touched.
      expect(readFileSync(log)).toEqual(bytes);
    },
  );

  test('a missing piece is noticed', async () => {
    await write(10);
    const bytes = readFileSync(log);
    const frames = [...bytes.toString('latin1').matchAll(/P\xf4J\x01/g)].map(({ index }) => index);
    writeFileSync(log, Buffer.concat([bytes.subarray(0, frames[3]), bytes.subarray(frames[4])]));
    await expect(open()).rejects.toThrow(/is damaged at offset/);
  });

  test('a missing log is noticed', async () => {
    await write(1);
    renameSync(log, join(dir, 'store-000002.log'));
    await expect(open()).rejects.toThrow(/store-000001.log is missing/);
  });
});
