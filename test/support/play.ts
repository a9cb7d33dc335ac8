import { join } from 'node:path';
import { pino } from 'pino';
import type { Golden } from '../../src/cli/golden.js';
import { playGolden as play } from '../../src/cli/play-golden.js';
import type { Database } from '../../src/store/connect.js';

export { readGolden, writeGolden, type Golden } from '../../src/cli/golden.js';

/** Every document of every collection, after the conversation. */
export type Stored = Record<string, Record<string, unknown>[]>;

/** Plays a conversation as `pasti chat --script` does. */
export async function playGolden(golden: Golden): Promise<{ transcript: string; stored: Stored }> {
  let stored: Stored = {};
  const transcript = await play(golden, {
    given: join(import.meta.dirname, '../transcripts/given'),
    logger: pino({ level: 'error' }, process.stderr),
    look: async (database) => {
      stored = await readAll(database);
    },
  });
  return { transcript, stored };
}

async function readAll(database: Database): Promise<Stored> {
  const models = Object.entries(database).flatMap(([name, model]) =>
    typeof model === 'function' && 'find' in model ? [{ name, model }] : [],
  );
  const found = await Promise.all(
    models.map(async ({ name, model }) => {
      const documents: unknown[] = await model.collection.find({}).toArray();
      return [name, JSON.parse(JSON.stringify(documents)) as Record<string, unknown>[]] as const;
    }),
  );
  return Object.fromEntries(found);
}
