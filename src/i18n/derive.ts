import type { Json, Vars } from '../engine/types.js';
import { guardMarks } from '../ports/marks.js';
import { deriveLines } from './derive-lines.js';
import type { Words } from './words.js';

/** Names that texts may use beside a flow's own variables; some stand for nothing where the flow has not what they tell. */
export const derivedNames = [
  'person',
  'sapa',
  'sapaan',
  'placeLine',
  'businessLine',
  'stepLines',
  'aheadLines',
  'keptLine',
  'nextLine',
  'linkLine',
];

/**
 * What texts may use beside a flow's own variables: how the person is addressed, a place and a business
 * in one line each. Asterisks in values are guarded: they would be read as bold.
 */
export function deriveValues(words: Words, locale: string, values: Vars): Vars {
  const clean = withoutMarks(values) as Vars;
  const person = clean.person as Vars | undefined;
  const salutation = text(clean.salutation) ?? text(person?.salutation) ?? 'kak';
  return {
    ...clean,
    ...addressOf(words, locale, salutation),
    placeLine: placeLine(words, locale, clean.kecamatan),
    businessLine: businessLine(words, locale, clean),
    ...deriveLines(words, locale, clean),
    ...(typeof clean.nextThing === 'string' && {
      nextLine: words.find(
        locale,
        `common:next.${clean.nextThing}`,
        addressOf(words, locale, salutation),
      ),
    }),
    // Only somebody registered is offered another channel.
    ...(person?.registered === true && {
      linkLine: linkLine(words, locale, text(clean.telegramLink)),
    }),
  };
}

const known = new WeakMap<Words, Map<string, { sapa: string; sapaan: string }>>();

/** How the person is addressed. Kept: it is asked for with every text. */
function addressOf(words: Words, locale: string, salutation: string) {
  const kept = known.get(words) ?? new Map<string, { sapa: string; sapaan: string }>();
  known.set(words, kept);
  const key = `${locale} ${salutation}`;
  const found = kept.get(key) ?? {
    sapa: words.say(locale, `common:sapa.${salutation}`),
    sapaan: words.say(locale, `common:sapaan.${salutation}`),
  };
  kept.set(key, found);
  return found;
}

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** A kecamatan, with the kelurahan in front where the answer named one. */
function placeLine(words: Words, locale: string, kecamatan: Json | undefined): string {
  if (!isVars(kecamatan)) return '';
  const { name, city, kelurahan } = kecamatan;
  // Where only the name is asked for there is no line either.
  if (name === undefined || city === undefined) return '';
  const key = isVars(kelurahan) ? 'kelurahan' : 'kecamatan';
  const named = isVars(kelurahan) ? kelurahan.name : undefined;
  return words.say(locale, `common:place.${key}`, { kelurahan: named, kecamatan: name, city });
}

const isVars = (value: Json | undefined): value is Vars =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function businessLine(words: Words, locale: string, values: Vars): string {
  const kind = text(values.businessKind);
  if (!kind || (values.businessName === undefined && values.idea === undefined)) return '';
  const named = text(values.category);
  const category =
    (named === 'other' ? text(values.categoryOther) : undefined) ??
    (named ? words.find(locale, `registration:category.choices.${named}`) : undefined) ??
    '';
  const since = text(values.since);
  return words.say(locale, `common:business.${kind}`, {
    what: text(values[kind === 'idea' ? 'idea' : 'businessName']) ?? '',
    category: category.toLowerCase(),
    since: since ? words.find(locale, `registration:since.choices.${since}`)?.toLowerCase() : '',
  });
}

const linkLine = (words: Words, locale: string, url: string | undefined): string =>
  url === undefined
    ? words.say(locale, 'common:link.none')
    : words.say(locale, 'common:link.telegram', { url });

function withoutMarks(value: Json): Json {
  if (typeof value === 'string') return guardMarks(value);
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutMarks(one)]));
}
