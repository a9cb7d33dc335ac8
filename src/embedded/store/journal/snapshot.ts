import { open } from 'node:fs/promises';
import { BsonWriter } from '../bson/encode.js';
import type { Catalog } from '../collection/catalog.js';
import { currentFormat, writeEntry } from './effect-codec.js';
import { closeFrame, openFrame } from './frame.js';

/** Bytes that are gathered before they are written and others get their turn. */
const sliceBytes = 256 * 1024;

/**
 * Writes all data to a file, while commands go on. What changes meanwhile may be in it or not; the
 * log that was begun before has it in any case.
 */
export async function writeSnapshot(file: string, catalog: Catalog): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const frame of frames(catalog)) {
      for (let done = 0; done < frame.length;) {
        done += (await handle.write(frame, done, frame.length - done)).bytesWritten;
      }
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function* frames(catalog: Catalog): Generator<Buffer> {
  const writer = new BsonWriter();
  let number = 0;
  const cut = (): Buffer => {
    const frame = closeFrame(writer, number++);
    return frame;
  };
  openFrame(writer);
  writeEntry(writer, { kind: 'head', format: currentFormat });
  for (const { id: collection, database, name, indexes, records } of [...catalog.all()]) {
    writeEntry(writer, { kind: 'create', collection, database, name });
    for (const { spec } of indexes) writeEntry(writer, { kind: 'createIndex', collection, spec });
    for (const record of records.values()) {
      writeEntry(writer, { kind: 'put', collection, bytes: record.bytes });
      if (writer.length < sliceBytes) continue;
      yield cut();
      openFrame(writer);
    }
  }
  writeEntry(writer, { kind: 'end' });
  yield cut();
}
