import type { ChoiceOption } from './choice-number.js';
import { readChoice, wordsOfPick } from './choice.js';
import { type Reading, rejected, value } from './reading.js';
import { longestAnswer } from './tokens.js';

const separators = /\s*(?:[,;&+/\n]|\b(?:dan|sama|serta|and|plus|sm|dn)\b)\s*/i;

/** "s/d", which would be parted at its stroke. */
const until = /\s+(?:s\s?[/.]\s?d\.?|sd|smp|sampe|hingga|until|through|to)\s+/gi;

/** Between names a dash is enough; "1-3" may be a slip for "1, 3". */
const range = /^(?:dari\s+)?(.+?)(?:\s+sampai\s+|(?<=\p{L})\s*[-–]\s*(?=\p{L}))(.+)$/iu;

const everything = /^(?:semua|semuanya|all|(?:se)?tiap hari|semua hari|every ?day)$/;

/**
 * Several at once: "1,3 dan 4", "kuliner sama jasa", "1 3 4", "senin sampai jumat", "semua". Each part must be
 * clear, and a range must go forwards.
 */
export function readChoices(text: string, options: readonly ChoiceOption[]): Reading<string[]> {
  const typed = text.trim().replace(until, ' sampai ');
  if (typed.length > longestAnswer) return rejected('unknown');
  const single = readChoice(typed, options);
  if (single.outcome === 'value') return value([single.value]);
  const words = wordsOfPick(typed);
  if (everything.test(words.join(' '))) return value(options.map(({ id }) => id));
  const parts = partsOf(typed, words);
  const picked: string[] = [];
  for (const part of parts) {
    const reading = readPart(part, options);
    if (reading.outcome !== 'value' && parts.length === 1) return listed(single);
    if (reading.outcome === 'rejected') return reading;
    if (reading.outcome === 'ambiguous') return rejected('unknown', { part });
    picked.push(...reading.value);
  }
  return value([...new Set(picked)]);
}

function partsOf(typed: string, words: readonly string[]): readonly string[] {
  const signsOnly =
    words.length > 1 &&
    words.every((word) => /^(?:\d+|[a-z])$/.test(word)) &&
    !/\d\s*-\s*\d/.test(typed);
  return signsOnly ? words : typed.split(separators).filter((part) => part.trim() !== '');
}

/** One of them, or a range by its first and last. */
function readPart(part: string, options: readonly ChoiceOption[]): Reading<string[]> {
  const single = readChoice(part, options);
  const [, from = '', to = ''] = range.exec(part) ?? [];
  if (single.outcome !== 'rejected' || from === '') return listed(single);
  const ends = [from, to].map((end) => readChoice(end, options));
  const [first, last] = ends.map((end) =>
    end.outcome === 'value' ? options.findIndex(({ id }) => id === end.value) : -1,
  );
  if (first === undefined || last === undefined || first < 0 || last <= first)
    return listed(single);
  return value(options.slice(first, last + 1).map(({ id }) => id));
}

const listed = (single: Reading<string>): Reading<string[]> => {
  if (single.outcome === 'value') return value([single.value]);
  return single.outcome === 'ambiguous'
    ? { ...single, values: single.values.map((id) => [id]) }
    : single;
};
