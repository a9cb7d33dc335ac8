import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { pino } from 'pino';
import { buildBroadcastDesk } from '../modules/announcements/build-desk.js';
import { openStore } from '../app/open-store.js';
import { readConfig } from '../config.js';
import { loadWords, type Words } from '../i18n/words.js';
import type { ComposeFault } from '../modules/announcements/compose.js';
import { textFor } from '../modules/announcements/fill-for.js';
import { wordingOf } from '../modules/announcements/wording.js';
import { countReach, type Reach } from '../modules/announcements/list-recipients.js';
import {
  draftBroadcast,
  startBroadcast,
  type BroadcastDesk,
  type Composed,
} from '../modules/announcements/manage.js';
import { faultsOf } from '../modules/announcements/compose.js';
import { readSegment } from '../modules/announcements/segment.js';
import { packagePath } from '../package-root.js';

interface Options {
  segment: string;
  text: string;
  textEn?: string;
  at?: string;
  dryRun?: boolean;
}

/** `pasti broadcast`: an announcement from the command line. */
export function broadcastCommand(): Command {
  return new Command('broadcast')
    .description('announce something to everybody whom a segment means')
    .requiredOption('--segment <json>', 'who, e.g. \'{"kecamatan":["31.74.01"]}\'; {} is everybody')
    .requiredOption('--text <text>', 'what, in Indonesian; may name {name}, {sapa}, {kecamatan}')
    .option('--text-en <text>', 'the same in English')
    .option('--at <time>', 'when, e.g. 2026-12-01T09:00+07:00; at once if left out')
    .option('--dry-run', 'only say whom it would reach, and show it as one of them reads it')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const composed = compose(options);
  const config = readConfig(process.env);
  const words = loadWords(packagePath('locales'), config.timeZone);
  const store = await openStore(config, pino({ level: 'error' }, process.stderr), true);
  try {
    const desk = buildBroadcastDesk(store.database, config.approvalAbove);
    if (options.dryRun) await preview(desk, words, composed);
    else await send(desk, words, composed);
  } finally {
    await store.close();
  }
}

function compose({ segment, text, textEn, at }: Options): Composed {
  return {
    text: { id: text, ...(textEn !== undefined && { en: textEn }) },
    buttons: [],
    segment: readSegment(segment),
    ...(at !== undefined && { at: readTime(at) }),
  };
}

/** @throws Error for a time that is none, or without its zone */
function readTime(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/.test(text))
    throw new Error(`--at: "${text}"; allowed: a time with its zone, e.g. 2026-12-01T09:00+07:00`);
  return at;
}

async function preview(desk: BroadcastDesk, words: Words, composed: Composed): Promise<void> {
  const now = new Date();
  refuse(words, faultsOf(composed, now, desk.limits));
  console.log(told(await countReach(desk.source, composed.segment, now)));
  const { recipients } = await desk.source.page(composed.segment, now, 1);
  const [one] = recipients;
  if (!one) return;
  console.log(`\n${textFor(composed, one.participant, 'id', wordingOf(words))}`);
}

async function send(desk: BroadcastDesk, words: Words, composed: Composed): Promise<void> {
  const who = { by: `cli:${userInfo().username}`, now: new Date() };
  const id = randomUUID();
  const drafted = await draftBroadcast(desk, id, composed, who);
  if (drafted.outcome === 'faulty') {
    refuse(words, drafted.faults);
    return;
  }
  const started = await startBroadcast(desk, id, who);
  if (started.outcome !== 'changed') throw new Error(`not started: ${started.outcome}`);
  console.log(told(drafted.reach));
  const { state, at } = started.broadcast;
  console.log(`${id}\t${state}${at ? `\t${at.toISOString()}` : ''}`);
}

/** @throws Error with everything that is wrong */
function refuse(words: Words, faults: ComposeFault[]): void {
  if (faults.length === 0) return;
  const sentences = faults.map(({ field, what, given }) =>
    words.say('en', `broadcast:fault.${field}_${what}`, given ?? {}),
  );
  throw new Error(sentences.join('; '));
}

function told({ recipients, channels, skipped }: Reach): string {
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const without = list(skipped);
  return `${recipients} recipients${recipients > 0 ? ` (${list(channels)})` : ''}${
    without ? `; not reached: ${without}` : ''
  }`;
}
