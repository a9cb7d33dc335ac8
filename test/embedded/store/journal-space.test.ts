import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeDocument } from '../../../src/embedded/store/bson/decode.js';
import { encodeDocument } from '../../../src/embedded/store/bson/encode.js';
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

describe('compaction', () => {
  test('keeps everything in less space, while writes go on', async () => {
    const opened = await open({ compactAboveBytes: 20_000 });
    for (let round = 0; round < 40; round++) {
      for (let _id = 0; _id < 50; _id++) opened.put({ _id, round, text: 'y'.repeat(50) });
      if (round % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await opened.journal.settled();
    opened.put({ _id: 'last' });
    await opened.journal.close();
    const names = readdirSync(dir).sort();
    expect(names).toEqual([
      expect.stringMatching(/^store-\d+\.log$/),
      expect.stringMatching(/^store-\d+\.snapshot$/),
    ]);
    expect(names[0]).not.toBe('store-000001.log');
    const again = await open();
    expect(again.ids()).toHaveLength(51);
    const rounds = [...again.catalog.find('db', 'c')!.records.values()].map(
      ({ bytes }) => decodeDocument(bytes).round,
    );
    expect(new Set(rounds)).toEqual(new Set([39, undefined]));
    await again.journal.close();
  });

  test('that a crash cut short leaves the logs to be read', async () => {
    await write(100);
    writeFileSync(join(dir, 'store-000002.snapshot.tmp'), 'half a snapshot');
    writeFileSync(join(dir, 'store-000002.log'), '');
    const opened = await open();
    expect(opened.ids()).toHaveLength(100);
    opened.put({ _id: 'more' });
    await opened.journal.close();
    const again = await open();
    expect(again.ids()).toHaveLength(101);
    expect(readdirSync(dir)).not.toContain('store-000002.snapshot.tmp');
    await again.journal.close();
  });
});

describe('a disk that takes nothing more', () => {
  test('fails the command and leaves the data as they were, on disk and in memory', async () => {
    let full = false;
    const opened = await open({
      write: (fd, bytes, offset, length, position) => {
        if (!full) return writeSync(fd, bytes, offset, length, position);
        // A part gets through first, as it does in life.
        if (offset === 0) return writeSync(fd, bytes, offset, 10, position);
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
          code: 'ENOSPC',
        });
      },
    });
    opened.put({ _id: 1, v: 1 });
    opened.put({ _id: 2, v: 1 });
    const size = statSync(log).size;
    full = true;
    const failing = (): void => {
      opened.change((transaction) => {
        const collection = transaction.collection('db', 'c');
        const one = collection.records.get(keyOf(1))!;
        transaction.insert(collection, encodeDocument({ _id: 3 }));
        transaction.replace(collection, one, encodeDocument({ _id: 1, v: 2 }));
        transaction.remove(collection, one);
        transaction.drop(transaction.collection('db', 'other'));
      });
    };
    expect(failing).toThrow(expect.objectContaining({ code: 14031, codeName: 'OutOfDiskSpace' }));
    expect(opened.ids().sort()).toEqual([1, 2]);
    expect(statSync(log).size).toBe(size);
    full = false;
    opened.put({ _id: 4 });
    await opened.journal.close();
    const again = await open();
    expect(again.ids()).toEqual([1, 2, 4]);
    expect(decodeDocument(again.catalog.find('db', 'c')!.records.get(keyOf(1))!.bytes)).toEqual({
      _id: 1,
      v: 1,
    });
    await again.journal.close();
  });
});
