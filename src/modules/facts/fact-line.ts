import type { Fact } from './fact.js';

/** The words around a fact: `facts:<key>` of a locale. */
export type FactWords = (locale: string, key: string, values: object) => string;

const language = (locale: string): 'id' | 'en' => (locale === 'en' ? 'en' : 'id');

export const factTitle = ({ title }: Pick<Fact, 'title'>, locale: string): string =>
  title[language(locale)];

/** The fact's own phrase, its amount put in. */
export function factText(fact: Pick<Fact, 'text' | 'amount' | 'unit'>, locale: string): string {
  const text = fact.text[language(locale)];
  return fact.amount === undefined
    ? text
    : text.replaceAll('{amount}', writeAmount(fact.amount, fact.unit, locale));
}

const billion = 1_000_000_000;

function writeAmount(amount: number, unit: Fact['unit'], locale: string): string {
  const format = new Intl.NumberFormat(language(locale) === 'id' ? 'id-ID' : 'en-GB');
  const number = format.format(amount);
  // Nine zeros are hard to count on a small screen.
  if (unit === 'rupiah' && amount >= billion && amount % (billion / 10) === 0)
    return `Rp${format.format(amount / billion)} ${language(locale) === 'id' ? 'miliar' : 'billion'}`;
  if (unit === 'rupiah') return `Rp${number}`;
  return unit === 'percent' ? `${number}%` : number;
}

/** "2023", "Januari 2026", "7 Juni 2023" of the day or month or year from which a fact holds. */
export function asOfText(asOf: string, locale: string): string {
  const [year = '', month, day] = asOf.split('-');
  if (month === undefined) return year;
  return new Intl.DateTimeFormat(language(locale) === 'id' ? 'id-ID' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`));
}

/**
 * The phrase with the day from which it holds and its source: "Rp500.000 per kelas (berlaku per 2023, sumber:
 * DJKI)"; what is not certain says so, and who to ask.
 */
export function factLine(words: FactWords, fact: Fact, locale: string): string {
  return words(locale, fact.certain ? 'certain' : 'uncertain', {
    text: factText(fact, locale),
    asOf: asOfText(fact.asOf, locale),
    source: fact.source.name,
  });
}
