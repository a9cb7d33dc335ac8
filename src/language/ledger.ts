import { dayAt, isoDay } from './calendar.js';
import { findAmount, findDay, isCount, looksLikeMoney, type Amount } from './ledger-line.js';
import {
  dayTotals,
  doubts,
  joiners,
  leadingJoiners,
  ledgerVerbs,
  notOfList,
  openers,
  type LedgerKind,
} from './ledger-words.js';
import { isPolite } from './politeness.js';
import { type Reader, type Reading, type ReadingContext, rejected, value } from './reading.js';
import { normalize } from './tokens.js';

export type { LedgerKind } from './ledger-words.js';

/** One entry of a cash book, as it was said. A type, so that it is plain JSON to the engine. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type LedgerEntry = {
  kind: LedgerKind;
  /** Whole rupiah, above 0. */
  amount: number;
  /** What was sold, bought or paid; absent where it was not said. */
  what?: string;
  /** YYYY-MM-DD, today or before. */
  date: string;
};

const longestMessage = 1500;
const longestLine = 160;
const mostEntries = 30;
const most = 10_000_000_000;

/** What parts the entries of a line. */
const between = /[\n;]+|,\s+|\s+(?:dan|trus|terus|lalu|sama|and|then)\s+/;

/**
 * A message that is surely nothing but entries of a cash book, one or several: "jual kue 50rb", "beli tepung
 * 120rb", "bayar listrik 200 ribu kemarin", "laku 3 kue @5rb". Doubtful ones are refused: a plan, a question,
 * a debt, a price ("per biji"), two amounts, an amount that may be a count, a day to come.
 * Reasons: `too_long`, `question`, `no_verb`, `no_amount`, `several` (amounts), `doubtful`, `future`, `day` (a
 * total without its day).
 */
export const readLedgerEntry: Reader<LedgerEntry[]> = (text, context) => {
  if (text.length > longestMessage) return rejected('too_long');
  if (text.includes('?')) return rejected('question');
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  const entries: LedgerEntry[] = [];
  for (const line of lines) {
    const reading = readLine(line, entries.at(-1), context);
    if (reading.outcome !== 'value') return reading;
    entries.push(...reading.value);
  }
  if (entries.length === 0) return rejected('no_verb');
  return entries.length > mostEntries ? rejected('too_long') : value(entries);
};

/** The whole line as one entry, or its parts each as one. */
function readLine(
  line: string,
  before: LedgerEntry | undefined,
  context: ReadingContext,
): Reading<LedgerEntry[]> {
  const whole = readAfter(line, before, context);
  if (whole.outcome === 'value') return value([whole.value]);
  const parts = line.split(between).filter((part) => part.trim() !== '');
  if (parts.length < 2) return whole as Reading<never>;
  const entries: LedgerEntry[] = [];
  for (const part of parts) {
    const reading = readAfter(part, entries.at(-1) ?? before, context);
    if (reading.outcome !== 'value') return whole as Reading<never>;
    entries.push(reading.value);
  }
  return value(entries);
}

/** The verb that is carried on in a list. */
const verbs: Record<LedgerKind, string> = { sale: 'jual', purchase: 'beli', expense: 'bayar' };

/**
 * An entry with a verb of its own, or the next of a list: in "beli tepung 120rb, gula 30rb" the sugar was bought
 * on the same day. What says anything else than a thing and its amount does not go on with a list.
 */
function readAfter(
  part: string,
  before: LedgerEntry | undefined,
  context: ReadingContext,
): Reading<LedgerEntry> {
  const own = readOne(part, context);
  if (before?.what === undefined || own.outcome !== 'rejected' || own.reason !== 'no_verb')
    return own;
  const carried = readOne(`${verbs[before.kind]} ${part}`, context);
  if (carried.outcome !== 'value' || carried.value.what === undefined) return own;
  const today = isoDay(dayAt(context.now, context.timeZone));
  const words = carried.value.what.toLowerCase().split(/\s+/);
  if (carried.value.date !== today || words.some((word) => notOfList.has(word))) return own;
  return value({ ...carried.value, date: before.date });
}

function readOne(line: string, context: ReadingContext): Reading<LedgerEntry> {
  if (line.length > longestLine) return rejected('too_long');
  const said = wordsOf(line);
  const words = said.map((word) => normalize(word).replace(/,+$/, ''));
  if (words.some((word) => doubts.has(word))) return rejected('doubtful');
  const verb = findVerb(words, context);
  if (!verb) return rejected('no_verb');
  const rest = [...verb.rest].map((index) => ({
    said: said[index] ?? '',
    word: words[index] ?? '',
  }));
  const amount = findAmount(
    rest.map(({ word }) => word),
    context,
  );
  if (amount === undefined) return rejected('no_amount');
  if (amount === 'several') return rejected('several');
  const day = takeDay(rest, amount, context);
  if (day === 'future' || day === 'several') return rejected(day === 'future' ? day : 'doubtful');
  if (verb.day !== undefined && day.day !== undefined) return rejected('doubtful');
  const date = verb.day ?? day.day;
  if (verb.total && date === undefined) return rejected('day');
  const total = totalOf(
    amount,
    day.left.map(({ word }) => word),
  );
  if (total === undefined || total <= 0 || total > most) return rejected('doubtful');
  const countAlone = amount.each && day.left.every(({ word }) => isCount(word));
  const what = countAlone ? '' : thing(day.left);
  if (what === undefined) return rejected('doubtful');
  return value({
    kind: verb.kind,
    amount: total,
    ...(what !== '' && { what }),
    date: date ?? isoDay(dayAt(context.now, context.timeZone)),
  });
}

/** Words without politeness and closing marks; "kue,50rb" and "rp 5.000,-" stay as they are. */
const wordsOf = (line: string): string[] =>
  line
    .replace(/\p{Extended_Pictographic}|\uFE0F/gu, ' ')
    .replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '')
    .split(/\s+/)
    .map((word) => word.replace(/[.!;:]+$/, '').replace(/^["'(]+|["')]+$/g, ''))
    .filter((word) => /[^,]/.test(word) && (isTea(word) || !isPolite(word.toLowerCase())));

/** The Sundanese for an elder sister, and tea. */
const isTea = (word: string): boolean => word.toLowerCase() === 'teh';

interface Verb {
  kind: LedgerKind;
  /** The noun of a day's total. */
  total: boolean;
  /** A day that stood before it. */
  day?: string;
  /** Indexes of the words behind it. */
  rest: number[];
}

/** The verb, behind nothing but openers and a day. */
function findVerb(words: readonly string[], context: ReadingContext): Verb | undefined {
  const at = words.findIndex((word) => ledgerVerbs.get(word) ?? dayTotals.get(word));
  if (at < 0) return undefined;
  const word = words[at] ?? '';
  const kind = ledgerVerbs.get(word) ?? dayTotals.get(word);
  if (!kind) return undefined;
  const before = words.slice(0, at);
  const day = before.length === 0 ? undefined : findDay(before, context);
  if (day === 'future') return undefined;
  const others = before.filter((_, index) => !day || index < day.from || index >= day.to);
  if (!others.every((one) => openers.has(one))) return undefined;
  const rest = words.map((_, index) => index).slice(at + 1);
  return { kind, total: ledgerVerbs.get(word) === undefined, rest, ...(day && { day: day.day }) };
}

/** A second day, which nobody took. */
const dayWords =
  /^(kemarin|kemaren|kmrn|besok|bsk|lusa|nanti|ntar|tgl|tanggal|yesterday|tomorrow)$/;

interface Word {
  said: string;
  word: string;
}

/** Takes the amount and at most one day out of the words. */
function takeDay(
  words: readonly Word[],
  amount: Amount,
  context: ReadingContext,
): { left: Word[]; day?: string } | 'future' | 'several' {
  const sides = [words.slice(0, amount.from), words.slice(amount.to)];
  const left: Word[] = [];
  let day: string | undefined;
  for (const side of sides) {
    const found = findDay(
      side.map(({ word }) => word),
      context,
    );
    if (found === 'future') return 'future';
    if (found && day !== undefined) return 'several';
    day = found?.day ?? day;
    left.push(...side.filter((_, index) => !found || index < found.from || index >= found.to));
  }
  return { left, ...(day !== undefined && { day }) };
}

/** A multiplication that was not understood as one: "5rb x 10". */
const timesSign = /^[x×*]\d*$|^\d+[x×*]$/;

/** "3 kue @5rb" is three times 5,000, if one count only was said. */
function totalOf(amount: Amount, left: readonly string[]): number | undefined {
  if (left.some((word) => looksLikeMoney(word) || timesSign.test(word))) return undefined;
  if (!amount.each) return amount.value;
  const counts = [
    ...(amount.times === undefined ? [] : [amount.times]),
    ...left.filter(isCount).map(Number),
  ];
  const [count] = counts;
  return counts.length === 1 && count !== undefined && count > 0 ? count * amount.value : undefined;
}

/** What it is about, without the words that only join; undefined where it can not be that. */
function thing(left: readonly Word[]): string | undefined {
  const kept = left.filter(({ word }) => !joiners.has(word));
  while (kept[0] && leadingJoiners.has(kept[0].word)) kept.shift();
  const text = kept
    .map(({ said }) => said)
    .join(' ')
    .replace(/[,;:]+$/, '')
    .trim();
  if (text.length > 60 || /\d{5}|@/.test(text)) return undefined;
  if (kept.some(({ word }) => dayWords.test(word))) return undefined;
  // Another verb inside ("jual beli 50rb"), or nothing but figures, is not sure.
  if (kept.some(({ word }) => ledgerVerbs.get(word) !== undefined)) return undefined;
  return text !== '' && !/\p{L}/u.test(text) ? undefined : text;
}
