import { isCommandPhrase } from './command.js';
import { readWordNumber } from './number-words.js';
import { isPolite } from './politeness.js';
import { type Reading, rejected, value } from './reading.js';
import { slips } from './slips.js';
import { Cursor, longestAnswer, squeeze, type Token, tokenize } from './tokens.js';

/** What can be picked. The first label is the one on show; the others are further ways to say it. */
export interface ChoiceOption {
  id: string;
  labels: string[];
}

const fillers = new Set(
  `yang yg pilih pilihan pilihannya saya sy aku gw mau opsi option nomor no nomer nmr angka aja saja yg nya untuk ke jawab
  jawaban jawabannya adalah ambil itu`.split(/\s+/),
);
/** Stand before what somebody deals in: "jualan nasi uduk", "usaha laundry". */
const dealings = new Set(
  'jual jualan usaha dagang bisnis buka bikin buat produksi pengrajin selling sell make making'.split(
    ' ',
  ),
);
const ordinals = [
  'pertama',
  'kedua',
  'ketiga',
  'keempat',
  'kelima',
  'keenam',
  'ketujuh',
  'kedelapan',
  'kesembilan',
];

interface Known {
  option: ChoiceOption;
  words: string[];
  joined: string;
}

const content = (tokens: readonly Token[]): string[] =>
  tokens.filter(({ kind }) => kind === 'word' || kind === 'digits').map(({ text }) => text);

const meant = (words: readonly string[]): string[] =>
  words.filter((word) => !isPolite(word) && !fillers.has(word));

/** The words of a text without politeness and what is said around a pick. */
export const wordsOfPick = (text: string): string[] => meant(content(tokenize(text)));

function known(options: readonly ChoiceOption[]): Known[] {
  return options.flatMap((option) =>
    option.labels.map((label) => {
      const words = content(tokenize(label.slice(0, longestAnswer)));
      return { option, words, joined: words.join('') };
    }),
  );
}

/** One option: its value. Several: the person picks. None: `undefined`. */
function decide(found: readonly Known[]): Reading<string> | undefined {
  const options = [...new Set(found.map(({ option }) => option))];
  const [only] = options;
  if (!only) return undefined;
  if (options.length === 1) return value(only.id);
  return {
    outcome: 'ambiguous',
    options: options.map(({ id, labels }) => ({ id, label: labels[0] ?? id })),
    values: options.map(({ id }) => id),
  };
}

/** The number a text names an option by: "2", "no 2", "kedua", "ke-2", "b". */
function readIndex(words: readonly string[]): number | undefined {
  const [word = '', second] = words;
  if (second !== undefined) return readSpoken(words);
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const ordinal = ordinals.indexOf(word);
  if (ordinal >= 0) return ordinal + 1;
  if (/^[a-f]$/.test(word)) return word.charCodeAt(0) - 96;
  return readSpoken(words);
}

function readSpoken(words: readonly string[]): number | undefined {
  const cursor = new Cursor(words.map((text) => ({ kind: 'word' as const, text, gap: true })));
  const number = readWordNumber(cursor);
  return cursor.done ? number : undefined;
}

function byLabel(words: readonly string[], labels: readonly Known[]): Reading<string> | undefined {
  const joined = words.join('');
  const exact = labels.filter((label) => label.joined === joined);
  if (exact.length > 0) return decide(exact);
  const contained = labels.filter((label) => words.every((word) => label.words.includes(word)));
  if (contained.length > 0) return decide(contained);
  const opened = labels.filter((label) => joined.length >= 3 && label.joined.startsWith(joined));
  if (opened.length > 0) return decide(opened);
  // "pendampingan" is the step, not a slip of "minta pendamping lain".
  return isCommandPhrase(words) ? undefined : byDistance(joined, labels);
}

/** What is behind "jualan" or "usaha", where the whole is no label. */
function byDealings(
  words: readonly string[],
  labels: readonly Known[],
): Reading<string> | undefined {
  const from = words.findIndex((word) => !dealings.has(word));
  return from > 0 ? byLabel(words.slice(from), labels) : undefined;
}

/** The nearest label within a slip or two, when the next one is clearly further off. */
function byDistance(joined: string, labels: readonly Known[]): Reading<string> | undefined {
  if (joined.length < 4) return undefined;
  const allowed = joined.length >= 8 ? 2 : 1;
  const ranked = labels
    .flatMap((label) =>
      [label.joined, ...label.words.filter((word) => word.length >= 5)].map((form) => ({
        ...label,
        off: Math.min(slips(form, joined), slips(squeeze(form), squeeze(joined)) + 1),
      })),
    )
    .filter(({ off }) => off <= allowed + 1)
    .sort((a, b) => a.off - b.off);
  const [best] = ranked;
  if (!best || best.off > allowed) return undefined;
  const near = ranked.filter(({ off, option }) => off <= best.off + 1 && option !== best.option);
  return decide([best, ...near]);
}

/**
 * Which option a text picks: by number, by letter, or by label with emoji, punctuation and politeness
 * ignored, from a part of it, or with a slip. Two that fit are `ambiguous`.
 * Reasons: `unknown`, `out_of_range` ({max}).
 */
export function readChoice(text: string, options: readonly ChoiceOption[]): Reading<string> {
  if (text.trim().length > longestAnswer || options.length === 0) return rejected('unknown');
  const tokens = tokenize(text.trim());
  const labels = known(options);
  const all = content(tokens);
  const whole = labels.filter(({ joined }) => joined !== '' && joined === all.join(''));
  const exact = decide(whole);
  if (exact) return exact;
  if (tokens.some(({ text: mark }) => mark === '?')) return rejected('unknown');
  const words = meant(all);
  if (words.length === 0) return rejected('unknown');
  const index = readIndex(words[0] === 'ke' ? words.slice(1) : words);
  if (index !== undefined) {
    const option = options[index - 1];
    if (option) return value(option.id);
    return /\p{L}/u.test(words.join('')) && words.length === 1 && (words[0]?.length ?? 0) === 1
      ? rejected('unknown')
      : rejected('out_of_range', { max: options.length });
  }
  return (
    numberedLabel(words, options, labels) ??
    byLabel(words, labels) ??
    byDealings(words, labels) ??
    rejected('unknown')
  );
}

/** "2 kuliner": the number and the label must name the same option. */
function numberedLabel(
  words: readonly string[],
  options: readonly ChoiceOption[],
  labels: readonly Known[],
): Reading<string> | undefined {
  const [first = '', ...rest] = words;
  const numbered = /^\d{1,2}$/.test(first) ? options[Number(first) - 1] : undefined;
  const named = numbered && rest.length > 0 ? byLabel(rest, labels) : undefined;
  if (!numbered || named?.outcome !== 'value') return undefined;
  return named.value === numbered.id
    ? named
    : decide(labels.filter(({ option }) => option === numbered || option.id === named.value));
}
