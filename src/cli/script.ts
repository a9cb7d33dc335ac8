import type { Input } from '../engine/types.js';
import { channelNames, type ChannelName } from '../ports/channel.js';

/** One line of a script: who says it, and what. */
export interface ScriptLine {
  /** Empty for the only or main person. */
  name: string;
  said: string;
}

/** Something that is done to the play itself. */
export type Stage =
  | { type: 'restart' }
  | { type: 'wait'; ms: number }
  | { type: 'again' }
  | { type: 'fill'; text: string }
  /** What is due by now goes out: reminders, announcements. */
  | { type: 'due' }
  /** Whether the platform gives files out. */
  | { type: 'files'; on: boolean }
  /** Somebody else changed a document in the store; without fields it is gone. */
  | { type: 'meanwhile'; collection: string; id: string; fields?: string };

/**
 * Reads a script. Lines like `> halo` or `siti> halo` are what people say; everything else (comments,
 * the bot's lines of an earlier transcript) is passed over. A file without any such line is read as one
 * message a line, but for comments (`#`).
 */
export function readScript(text: string): ScriptLine[] {
  const lines = text.split(/\r?\n/);
  const marked = lines.flatMap((line) => {
    const found = /^(\w*)> ?(.*)$/.exec(line);
    return found ? [{ name: found[1] ?? '', said: found[2] ?? '' }] : [];
  });
  if (marked.length > 0) return marked;
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((said) => ({ name: '', said }));
}

const media: Record<string, Input> = {
  sticker: { type: 'unreadable', what: 'sticker' },
  voice: { type: 'unreadable', what: 'voice' },
  video: { type: 'unreadable', what: 'video' },
  edited: { type: 'unreadable', what: 'edited' },
  location: { type: 'location', latitude: -6.2264, longitude: 106.8532 },
};

/** What a script's line stands for: `/sticker` and the like, `/restart`, `/wait 2d`, `/due`, or the text itself. */
export function readLine(said: string): Input | Stage {
  const found = /^\/(\w+)(?: (.*))?$/.exec(said.trim());
  const [, word = '', rest = ''] = found ?? [];
  const stage = readStage(word, rest);
  if (stage) return stage;
  if (word === 'start') return { type: 'start', ...(rest && { payload: rest }) };
  if (word === 'contact') return { type: 'contact', phone: rest, own: true };
  if (word === 'card') return { type: 'contact', phone: rest, own: false };
  if (word === 'photo') return readPhoto(rest);
  if (word === 'document') return readDocument(rest);
  if (word === 'long')
    return { type: 'text', text: 'panjang '.repeat(Number(rest || '10000') / 8) };
  return media[word] ?? { type: 'text', text: said.replaceAll('\\n', '\n') };
}

function readStage(word: string, rest: string): Stage | undefined {
  switch (word) {
    case 'restart':
    case 'again':
    case 'due':
      return { type: word };
    case 'form':
      return { type: 'fill', text: rest };
    case 'wait':
      return { type: 'wait', ms: readDuration(rest) };
    case 'files':
      return { type: 'files', on: rest !== 'off' };
    case 'meanwhile':
      return readMeanwhile(rest);
    default:
      return undefined;
  }
}

/** `/meanwhile trainings kemasan {"state": "cancelled"}`, `/meanwhile trainings kemasan gone`. */
function readMeanwhile(rest: string): Stage {
  const [, collection = '', id = '', fields = ''] = /^(\w+) (\S+) (.*)$/.exec(rest) ?? [];
  return { type: 'meanwhile', collection, id, ...(fields !== 'gone' && { fields }) };
}

/** `/photo warung saya`: what follows is the caption. */
const readPhoto = (caption: string): Input => ({
  type: 'photo',
  file: { ref: 'photo', mime: 'image/jpeg', size: 22 },
  ...(caption && { caption }),
});

const mimes: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** `/document nib.pdf`, `/document nib.pdf 12MB`: the name, then how large it is. */
function readDocument(rest: string): Input {
  const [, name = 'berkas.pdf', megabytes] = /^(\S+)(?: (\d+)MB)?$/.exec(rest) ?? [];
  const mime = mimes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const size = megabytes === undefined ? 14 : Number(megabytes) * 1024 * 1024;
  return { type: 'document', file: { ref: name, name, mime, size } };
}

const stages = ['restart', 'wait', 'again', 'fill', 'due', 'files', 'meanwhile'];

export const isStage = (line: Input | Stage): line is Stage => stages.includes(line.type);

const units: Record<string, number> = { s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3 };

function readDuration(text: string): number {
  const [, number = '', unit = ''] = /^(\d+)([smhd])$/.exec(text.trim()) ?? [];
  const ms = Number(number) * (units[unit] ?? Number.NaN);
  if (Number.isNaN(ms))
    throw new Error(`/wait ${text}: give a number and s, m, h or d, such as 2d`);
  return ms;
}

/** What a script plays on: `# channel: web, buttons: no, language: en, given: sari + trainings` among its remarks. */
export interface ScriptSettings {
  channel: ChannelName;
  buttons: boolean;
  language: string | undefined;
  /** Names of the files under `given/` beside the script with what the store holds when it begins. */
  given: string[];
}

/** @throws Error for a channel that there is not */
export function readSettings(text: string): ScriptSettings {
  const given = (name: string) => new RegExp(`^#.*\\b${name}: (\\w+)`, 'm').exec(text)?.[1];
  const named = given('channel') ?? 'telegram';
  const channel = channelNames.find((name) => name === named);
  if (!channel)
    throw new Error(`there is no channel "${named}"; known: ${channelNames.join(', ')}`);
  const loaded = /^#.*\bgiven: ([\w-]+(?: \+ [\w-]+)*)/m.exec(text)?.[1]?.split(' + ') ?? [];
  const buttons = given('buttons') !== 'no';
  return { channel, buttons, language: given('language'), given: loaded };
}
