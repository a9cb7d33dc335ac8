import { isCommandPhrase } from './command.js';
import {
  type ChoiceOption,
  decide as decideOptions,
  optionsMeantBy,
  readByAmount,
  readByNumber,
  signedOption,
} from './choice-number.js';
import { isPolite } from './politeness.js';
import { type Reading, rejected } from './reading.js';
import { slips } from './slips.js';
import { longestAnswer, squeeze, type Token, tokenize } from './tokens.js';

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

const decide = (found: readonly Known[]): Reading<string> | undefined =>
  decideOptions(found.map(({ option }) => option));

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
  const exact = decide(wholly(all, labels)) ?? decide(asListed(all, options, labels));
  if (exact) return exact;
  if (tokens.some(({ text: mark }) => mark === '?')) return rejected('unknown');
  const words = meant(all);
  if (words.length === 0) return rejected('unknown');
  return (
    readByNumber(words, options) ??
    readByAmount(words, options) ??
    numberedLabel(words, options, labels) ??
    byLabel(words, labels) ??
    byDealings(words, labels) ??
    rejected('unknown')
  );
}

const wholly = (words: readonly string[], labels: readonly Known[]): Known[] =>
  labels.filter(({ joined }) => joined !== '' && joined === words.join(''));

/** A whole line of the list, "2. Pilihan modal". */
function asListed(
  [sign = '', ...label]: readonly string[],
  options: readonly ChoiceOption[],
  labels: readonly Known[],
): Known[] {
  const signed = signedOption(sign, options);
  return wholly(label, labels).filter(({ option }) => option === signed);
}

/** "2 kuliner", "b. Fesyen": the number, or the letter where there are letters, and the label must name the same option. */
function numberedLabel(
  words: readonly string[],
  options: readonly ChoiceOption[],
  labels: readonly Known[],
): Reading<string> | undefined {
  const [first = '', ...rest] = words;
  const numbered = rest.length === 0 ? [] : optionsMeantBy(first, options);
  const named = byLabel(rest, labels);
  if (numbered.length === 0 || named?.outcome !== 'value') return undefined;
  if (numbered.some(({ id }) => id === named.value)) return named;
  return decideOptions(
    options.filter((option) => numbered.includes(option) || option.id === named.value),
  );
}
