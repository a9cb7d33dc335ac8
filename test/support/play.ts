import { join } from 'node:path';
import { pino } from 'pino';
import type { Golden } from '../../src/cli/golden.js';
import { playGolden as play } from '../../src/cli/play-golden.js';
import { openScratch, type Scratch } from '../../src/cli/scratch.js';
import { modelsIn, type Database } from '../../src/store/connect.js';
import { auditWords } from './audit-words.js';

export { readGolden, writeGolden, type Golden } from '../../src/cli/golden.js';

/** Every document of every collection, after the conversation. */
export type Stored = Record<string, Record<string, unknown>[]>;

/** Where golden conversations are played, one after the other: reset in between. */
export const openStage = (): Promise<Scratch> =>
  openScratch(pino({ level: 'error' }, process.stderr), { listen: auditWords });

/** Plays a conversation as `pasti chat --script` does. */
export async function playGolden(
  golden: Golden,
  stage: Scratch,
): Promise<{ transcript: string; stored: Stored }> {
  const given = join(import.meta.dirname, '../transcripts/given');
  const transcript = await play(golden, stage, { given });
  return { transcript, stored: await readAll(stage.database) };
}

async function readAll(database: Database): Promise<Stored> {
  const found = await Promise.all(
    modelsIn(database).map(async ([name, model]) => {
      const documents: unknown[] = await model.collection.find({}).toArray();
      return [name, JSON.parse(JSON.stringify(documents)) as Record<string, unknown>[]] as const;
    }),
  );
  return Object.fromEntries(found);
}
