import { readLabelNumber } from './label-number.js';
import { readWordNumber } from './number-words.js';
import { inAskingOrder, numberOptions, placeOfLetter } from './option-numbers.js';
import { type Reading, rejected, value } from './reading.js';
import { Cursor } from './tokens.js';

/** What can be picked. The first label is the one on show; the others are further ways to say it. */
export interface ChoiceOption {
  id: string;
  labels: string[];
}

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

/** How a text names an option if it says nothing else: "2" and "dua", "yang kedua" and "ke-2", "b". */
interface Naming {
  by: 'number' | 'place' | 'letter';
  number: number;
  word: string;
}

/** What is on show of an option. */
const shown = ({ id, labels }: ChoiceOption): string => labels[0] ?? id;

/** One option: its value. Several: the person picks. None: `undefined`. */
export function decide(found: readonly ChoiceOption[]): Reading<string> | undefined {
  const options = [...new Set(found)];
  const [only] = options;
  if (!only) return undefined;
  if (options.length === 1) return value(only.id);
  return {
    outcome: 'ambiguous',
    options: options.map((option) => ({ id: option.id, label: shown(option) })),
    values: options.map(({ id }) => id),
  };
}

function readNaming(words: readonly string[]): Naming | undefined {
  const [first = '', ...rest] = words;
  if (first === 'ke' && rest.length > 0) {
    const named = readNaming(rest);
    return named && { ...named, by: 'place' };
  }
  if (words.length === 1) {
    if (/^\d{1,4}$/.test(first)) return { by: 'number', number: Number(first), word: first };
    if (/^[a-z]$/.test(first))
      return { by: 'letter', number: placeOfLetter(first) + 1, word: first };
    const ordinal = ordinals.indexOf(first);
    if (ordinal >= 0) return { by: 'place', number: ordinal + 1, word: first };
  }
  const number = readSpoken(words);
  return number === undefined ? undefined : { by: 'number', number, word: words.join(' ') };
}

function readSpoken(words: readonly string[]): number | undefined {
  const cursor = new Cursor(words.map((text) => ({ kind: 'word' as const, text, gap: true })));
  const number = readWordNumber(cursor);
  return cursor.done ? number : undefined;
}

/** The option that is named by a number or a letter alone; undefined where the words are something else. */
export function readByNumber(
  words: readonly string[],
  options: readonly ChoiceOption[],
): Reading<string> | undefined {
  const naming = readNaming(words);
  if (!naming) return undefined;
  if (naming.by === 'letter') return byLetter(naming, options);
  const { numbering, meantBy } = numberOptions(options.map(shown));
  const place = naming.number - 1;
  const own = numbering === 'own';
  if (naming.by === 'place' && options[place] && !own) return value(options[place].id);
  const named = [...saidIn(naming.word, options), ...meantBy(naming.number)];
  const places = new Set(naming.by === 'place' && place in options ? [...named, place] : named);
  const asked = inAskingOrder(naming.number, [...places]);
  return decide(at(options, asked)) ?? outside(options, own);
}

/** "Tujuh langkah" is meant by "tujuh" as well as what stands in the seventh place. */
const saidIn = (word: string, options: readonly ChoiceOption[]): number[] =>
  /\d/.test(word)
    ? []
    : options.flatMap((option, index) =>
        shown(option).toLowerCase().split(/\s+/).includes(word) ? [index] : [],
      );

/** A whole line as it stands in a list, "2. Pilihan modal", whose first word is the sign of an option. */
export function signedOption(
  sign: string,
  options: readonly ChoiceOption[],
): ChoiceOption | undefined {
  const { marks } = numberOptions(options.map(shown));
  return options[marks.indexOf(`${sign}. `)];
}

const at = (options: readonly ChoiceOption[], places: readonly number[]): ChoiceOption[] =>
  places.flatMap((place) => options[place] ?? []);

/** A letter stands for a place: any of them where options are shown by letters, else the first few. */
function byLetter({ number }: Naming, options: readonly ChoiceOption[]): Reading<string> {
  const { numbering } = numberOptions(options.map(shown));
  const known = numbering === 'letter' || (numbering === 'place' && number <= 6);
  const option = known ? options[number - 1] : undefined;
  return option ? value(option.id) : rejected('unknown');
}

/** Numbers are spoken of where they are on show: from 1 to the last. */
function outside(options: readonly ChoiceOption[], own: boolean): Reading<string> {
  const { numbering, meantBy } = numberOptions(options.map(shown));
  const whole = options.every((_, place) => meantBy(place + 1).length === 1);
  return numbering === 'place' || (own && whole)
    ? rejected('out_of_range', { max: options.length })
    : rejected('unknown');
}

/** What a number, or a letter where there are letters, could mean that stands in front of other words. */
export function optionsMeantBy(sign: string, options: readonly ChoiceOption[]): ChoiceOption[] {
  const { numbering, meantBy } = numberOptions(options.map(shown));
  if (/^\d{1,2}$/.test(sign)) return at(options, meantBy(Number(sign)));
  const lettered = numbering === 'letter' && /^[a-z]$/.test(sign);
  return lettered ? at(options, [placeOfLetter(sign)]) : [];
}

/** How units of ranges are written. */
const units: Record<string, string> = {
  ...spelled('tahun', 'thn th taun taon tahunan year years yr yrs'),
  ...spelled('bulan', 'bln bl bulanan month months'),
};

function spelled(unit: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word, unit]));
}

const unitOf = (word: string): string => units[word] ?? word;

/** "2 tahun", "lima tahun": the range it falls into, of those that count in the same unit. */
export function readByAmount(
  words: readonly string[],
  options: readonly ChoiceOption[],
): Reading<string> | undefined {
  const unit = unitOf(words.at(-1) ?? '');
  const count = words.slice(0, -1);
  const number = /^\d{1,4}$/.test(count.join(' ')) ? Number(count[0]) : readSpoken(count);
  if (count.length === 0 || number === undefined) return undefined;
  return decide(
    options.filter((option) => {
      const range = readLabelNumber(shown(option));
      if (!range || range.kind === 'number' || unitOf(range.unit) !== unit) return false;
      return range.from <= number && number <= range.to;
    }),
  );
}
