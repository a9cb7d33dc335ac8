import { type LabelNumber, readLabelNumber } from './label-number.js';

/**
 * How the options of a list are told apart by what is typed beside their words:
 * - `own`: each label begins with a number of its own, which means it and nothing else ("5 - sangat bermanfaat");
 * - `place`: by their places, from 1;
 * - `letter`: by letters, because a number could mean the place of one and the label of another ("1-3 tahun" third).
 */
export type Numbering = 'own' | 'place' | 'letter';

/** The numbers of a list's options, for the renderer of lists and for the reader of answers alike. */
export interface OptionNumbers {
  numbering: Numbering;
  /** What stands before each label where options are a list: "1. ", "a. ", nothing before a number of its own. */
  marks: string[];
  /** Places, from 0, of the options that this number can mean; several are to be asked back. */
  meantBy: (number: number) => number[];
  /** The number that each label begins with, where it is one and no range. */
  own: (number | undefined)[];
}

/** Beyond these a longer list goes on in numbers: what they can mean twice is asked back. */
const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Decides what number or letter stands for each option of a list, in the order of the list.
 * @param labels as they are on show
 */
export function numberOptions(labels: readonly string[]): OptionNumbers {
  const found = labels.map(readLabelNumber);
  const ranges = found.filter((one) => one !== undefined && one.kind !== 'number').length;
  // "Lebih dari 20 hari" alone is a way to say yes; among other ranges it is one.
  const numbered = found.flatMap((one, index) =>
    one && (one.kind !== 'open-range' || ranges > 1) ? [{ ...one, index }] : [],
  );
  const written = found.map((one) => (one?.kind === 'number' ? one.from : undefined));
  const byLabel = (number: number): number[] =>
    numbered.flatMap(({ from, to, index }) => (from <= number && number <= to ? [index] : []));
  if (isScale(found))
    return { numbering: 'own', marks: labels.map(() => ''), meantBy: byLabel, own: written };
  const meantBy = (number: number): number[] => {
    const named = byLabel(number);
    const place = number - 1;
    return place in labels && !named.includes(place) ? [...named, place] : named;
  };
  const unclear = labels.some((_, place) => meantBy(place + 1).some((one) => one !== place));
  const numbering = unclear && labels.length <= letters.length ? 'letter' : 'place';
  const marks = labels.map((_, place) => `${signOf(numbering, place)}. `);
  return { numbering, marks, meantBy, own: written };
}

const signOf = (numbering: Numbering, place: number): string =>
  numbering === 'letter' ? letters.charAt(place) : String(place + 1);

/** The place of a letter, from 0: "c" is 2. */
export const placeOfLetter = (letter: string): number => letters.indexOf(letter);

/**
 * Whether every label has a number of its own, and these belong together: they follow one another (ratings, steps) or
 * count the same thing ("2 meja", "4 meja"). "28 November" and "5 Desember" are no scale.
 */
function isScale(found: readonly (LabelNumber | undefined)[]): boolean {
  const numbers = found.flatMap((one) => (one?.kind === 'number' ? [one] : []));
  const sorted = numbers.map(({ from }) => from).sort((a, b) => a - b);
  const [first = 0] = sorted;
  if (numbers.length < 2 || numbers.length < found.length) return false;
  if (new Set(sorted).size < sorted.length) return false;
  const inARow = sorted.every((number, index) => number === first + index);
  const unit = numbers[0]?.unit;
  return inARow || (unit !== '' && numbers.every((one) => one.unit === unit));
}

/**
 * The options that a number can mean, in an order in which none of them has the number of another again where that is
 * possible: who repeats the number means the label.
 */
export function inAskingOrder(number: number, places: readonly number[]): number[] {
  const [named, ...others] = places;
  if (named === undefined || number > places.length) return [...places];
  return others.toSpliced(number - 1, 0, named);
}
