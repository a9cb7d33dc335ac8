import { join } from 'node:path';
import { pino } from 'pino';
import { changeMeanwhile, loadGiven } from '../../src/cli/load-given.js';
import { playScript } from '../../src/cli/play-script.js';
import { openScratch } from '../../src/cli/scratch.js';
import { readScript, readSettings } from '../../src/cli/script.js';
import type { Words } from '../../src/i18n/words.js';
import type { Database } from '../../src/store/connect.js';
import { auditWords } from './audit-words.js';

/** A golden conversation: what is fixed by hand around the transcript, and what people say in it. */
export interface Golden {
  /** The lines before the first message: remarks, and `# channel: web, buttons: no, language: en`. */
  head: string[];
  /** The lines behind the last answer: what must stand in the store then. */
  foot: string[];
  script: string;
}

/** Every document of every collection, after the conversation. */
export type Stored = Record<string, Record<string, unknown>[]>;

const isRemark = (line: string): boolean => line.startsWith('#') || line.trim() === '';

export function readGolden(text: string): Golden {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => !isRemark(line));
  const last = lines.findLastIndex((line) => !isRemark(line));
  const remarks = (some: string[]) => some.filter((line) => line.startsWith('#'));
  return {
    head: remarks(lines.slice(0, first)),
    script: lines.slice(first, last + 1).join('\n'),
    foot: remarks(lines.slice(last + 1)),
  };
}

export function writeGolden({ head, foot }: Golden, transcript: string): string {
  const parts = [head.join('\n'), transcript.trimEnd(), foot.join('\n')];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Made once: flows are checked once for the same words. */
const audits = new WeakMap<Words, Words>();

function audited(words: Words): Words {
  const known = audits.get(words) ?? auditWords(words);
  audits.set(words, known);
  return known;
}

/** Plays a conversation through the real turn, on a store of its own in memory. */
export async function playGolden(golden: Golden): Promise<{ transcript: string; stored: Stored }> {
  const { channel, buttons, language, given } = readSettings(golden.head.join('\n'));
  const scratch = await openScratch(pino({ level: 'error' }, process.stderr), undefined, audited);
  try {
    await loadGiven(scratch.database, join(import.meta.dirname, '../transcripts/given'), given);
    const transcript = await playScript(readScript(golden.script), {
      channel,
      buttons,
      ...(language && { language }),
      clock: scratch.clock,
      build: (over) => scratch.build(over),
      meanwhile: (change) => changeMeanwhile(scratch.database, change),
    });
    return { transcript, stored: await readAll(scratch.database) };
  } finally {
    await scratch.close();
  }
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
