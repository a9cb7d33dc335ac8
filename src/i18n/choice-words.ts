import type { AskedOf, Vars } from '../engine/types.js';
import { deriveValues } from './derive.js';
import { partBraces } from '../ports/marks.js';
import { locales, type Words } from './words.js';

/** The words of choices: on buttons, in lists, for the reader of answers, in the log. */
export interface ChoiceWords {
  /**
   * How an option is called on show.
   * @param values of the question as it was asked: labels may name them
   */
  label: (asked: AskedOf, option: { id: string; label?: string }, shown: Shown) => string;
  /** Everything that stands for an option: its label on show first, then further words and those of other locales. */
  labels: (asked: AskedOf, option: string, shown: Shown) => string[];
}

/** In which language, and with which values, a question is on show. */
export interface Shown {
  locale: string;
  values: Vars;
}

/** Kinds of question that offer the same options wherever they are asked; their words are in `common`. */
const sharedKinds = ['yesno', 'rating'];

/** Options that turn the pages of a list. */
const turnings: Record<string, string> = { '+': 'common:list.next', '-': 'common:list.previous' };

/** The one place that knows the words of choices. */
export function createChoiceWords(words: Words): ChoiceWords {
  const derived = new WeakMap<Vars, Map<string, Vars>>();
  const valuesOf = ({ locale, values }: Shown): Vars => {
    const known = derived.get(values) ?? new Map<string, Vars>();
    derived.set(values, known);
    const found = known.get(locale) ?? deriveValues(words, locale, values);
    known.set(locale, found);
    return found;
  };
  const find = (key: string, shown: Shown): string | undefined =>
    words.find(shown.locale, key, words.isFixed(key) ? {} : valuesOf(shown));
  const labels: ChoiceWords['labels'] = (asked, option, shown) =>
    [shown.locale, ...locales.filter((locale) => locale !== shown.locale)].flatMap((locale) =>
      [
        find(keyOf(asked, option), { ...shown, locale }) ?? [],
        ...words.list(locale, `${placeOf(asked)}.words.${option}`),
      ].flat(),
    );
  return {
    label: (asked, { id, label }, shown) =>
      label === undefined ? (find(keyOf(asked, id), shown) ?? id) : partBraces(label),
    labels: remember(words, labels),
  };
}

const placeOf = ({ flow, node, kind }: AskedOf): string =>
  sharedKinds.includes(kind) ? `common:${kind}` : `${flow}:${node}`;

const keyOf = (asked: AskedOf, option: string): string =>
  (asked.kind === 'list' ? turnings[option] : undefined) ?? `${placeOf(asked)}.choices.${option}`;

/** Labels without values are the same every time: they are looked up once. */
function remember(words: Words, labels: ChoiceWords['labels']): ChoiceWords['labels'] {
  const known = new Map<string, string[]>();
  return (asked, option, shown) => {
    const key = keyOf(asked, option);
    const kept = known.get(`${shown.locale} ${key}`);
    if (kept) return kept;
    const found = labels(asked, option, shown);
    if (words.isFixed(key)) known.set(`${shown.locale} ${key}`, found);
    return found;
  };
}
