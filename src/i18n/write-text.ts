import i18next from 'i18next';
import { closeHoles, hole, type ReportUnfilled } from '../ports/unfilled.js';
import { addFormats } from './formats.js';
import { guardValue, withoutValueGuards } from './guard-values.js';

/** The text of a key with its values put in, or whatever else stands there: a list, a branch. */
export type WriteText = (key: string, options: Record<string, unknown>) => unknown;

/**
 * The only place where values are put into texts. Values are data: braces and `$t(` in them mean nothing. What a text
 * names and nobody gives is told, and left out of the text.
 * @param resources by locale and namespace
 */
export function createWriter(
  resources: Record<string, Record<string, object | string>>,
  timeZone: string,
  unfilled: ReportUnfilled,
): WriteText {
  // What the text that is being written lacks: `t` calls back before it returns.
  const missing = new Set<string>();
  const instance = i18next.createInstance({
    resources,
    lng: 'id',
    fallbackLng: 'id',
    supportedLngs: Object.keys(resources),
    ns: Object.keys(resources.id ?? {}),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: true, escape: guardValue, skipOnVariables: true },
    missingInterpolationHandler: (_text: string, [, named = '']: RegExpMatchArray) => {
      missing.add(named.split(',')[0]?.trim() ?? '');
      return hole;
    },
    // Of a text that another one puts in: its key ends in a value, which is not told.
    parseMissingKeyHandler(key: string, given?: string) {
      if (given !== undefined) return given;
      if (!key.includes(hole)) missing.add(`$t(${key.split('.')[0] ?? ''})`);
      return hole;
    },
    returnObjects: true,
  });
  void instance.init();
  addFormats(instance, timeZone);
  return (key, options) => {
    missing.clear();
    const text: unknown = instance.t(key, options);
    if (typeof text !== 'string') return text;
    if (missing.size > 0) unfilled({ at: 'words', key, names: [...missing] });
    return closeHoles(withoutValueGuards(text));
  };
}
