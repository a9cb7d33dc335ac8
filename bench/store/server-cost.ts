import { BsonWriter, encodeDocument } from '../../src/embedded/store/bson/encode.js';
import type { Document } from '../../src/embedded/store/bson/value.js';
import { Catalog } from '../../src/embedded/store/collection/catalog.js';
import { noLog } from '../../src/embedded/store/collection/effect.js';
import type { ServerState } from '../../src/embedded/store/commands/context.js';
import { Cursors } from '../../src/embedded/store/commands/cursors.js';
import { answerRequest } from '../../src/embedded/store/commands/dispatch.js';
import { Journal } from '../../src/embedded/store/journal/journal.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseMessage } from '../../src/embedded/store/wire/message.js';
import { quietLogger } from '../../test/support/mongo/quiet-logger.js';
import { makeDocument } from './documents.js';

const operations = 30_000;

function message(body: Document): Buffer {
  const writer = new BsonWriter();
  writer.raw(Buffer.alloc(21));
  writer.document(body);
  const bytes = writer.take();
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(2013, 12);
  return bytes;
}

/** The server's own work for a message, without sockets and driver; with and without a journal. */
export async function measureServer(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'pasti-bench-'));
  const catalog = new Catalog();
  const journal = await Journal.open({
    dir,
    catalog,
    logger: quietLogger,
    compactAboveBytes: Infinity,
  });
  for (const [name, state] of [
    ['in memory', stateWith(new Catalog(), noLog)],
    ['journal', stateWith(catalog, journal)],
  ] as const) {
    run(`server: insert, ${name}`, state, (i) => ({
      insert: 'c',
      documents: [makeDocument(i) as unknown as Document],
      $db: 'x',
    }));
    run(`server: find {_id}, ${name}`, state, (i) => ({
      find: 'c',
      filter: { _id: `contact:${i}` },
      limit: 1,
      $db: 'x',
    }));
    run(`server: update {_id, rev}, ${name}`, state, updateOf(0));
    run(`server: update {_id, rev}, ${name}`, state, updateOf(1));
  }
  await journal.close();
  rmSync(dir, { recursive: true });
}

function stateWith(catalog: Catalog, log: ServerState['log']): ServerState {
  return { catalog, log, cursors: new Cursors(() => 0), startedAt: 0 };
}

function updateOf(round: number): (index: number) => Document {
  const state = makeDocument(1).state as Document;
  return (index) => ({
    update: 'c',
    updates: [
      {
        q: { _id: `contact:${index}`, rev: round },
        u: {
          $set: { state, outboxAt: new Date(), 'outbox.a1': { n: 1 } },
          $unset: { old: '' },
          $inc: { rev: 1 },
        },
      },
    ],
    $db: 'x',
  });
}

function run(name: string, state: ServerState, bodyOf: (index: number) => Document): void {
  const messages = Array.from({ length: operations }, (_, i) => message(bodyOf(i)));
  const cpu = process.cpuUsage();
  for (const bytes of messages) answerRequest(state, parseMessage(bytes), quietLogger);
  const used = process.cpuUsage(cpu);
  console.log(
    `${name.padEnd(44)}${((used.user + used.system) / operations).toFixed(1).padStart(19)} us CPU`,
  );
}

export const documentBytes = encodeDocument(makeDocument(0) as unknown as Document).length;
