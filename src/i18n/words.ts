import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseUnfilled, type ReportUnfilled } from '../ports/unfilled.js';
import { createWriter, type WriteText } from './write-text.js';

export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Every word people see, by locale; `id` stands in for what another locale lacks. */
export interface Words {
  /** The text of `flow:path.to.key`, filled with values; undefined where there is none. */
  find(locale: string, key: string, values?: object): string | undefined;
  /** The text of the first of these keys that has one. */
  findFirst(locale: string, keys: string[], values?: object): string | undefined;
  /** Like `find`, for keys that must exist. @throws Error naming the key */
  say(locale: string, key: string, values?: object): string;
  /** A list of words (`consent.words.agree`); empty where there is none. */
  list(locale: string, key: string): string[];
  /** A text or a list of texts as it is written in the files, with its placeholders. */
  written(locale: string, key: string): string | string[] | undefined;
  /** Whether a text names no values in any locale; true where there is none. */
  isFixed(key: string): boolean;
  /** Is told of placeholders that nothing fills, also of those in texts that are not in the locales. */
  unfilled: ReportUnfilled;
  /** All key paths of a namespace in one locale alone, for the checks of flow files. */
  keys(locale: string, namespace: string): string[];
}

/**
 * Loads `locales/<lng>/<namespace>.json`.
 * @param directory The folder `locales`.
 * @param timeZone IANA name of the zone in which moments are written.
 * @param unfilled Told of every placeholder that gets no value, while a clean text is given back without it; by
 *   default it throws.
 */
export function loadWords(
  directory: string,
  timeZone: string,
  unfilled: ReportUnfilled = refuseUnfilled,
): Words {
  const resources = Object.fromEntries(
    locales.map((locale) => [locale, readNamespaces(join(directory, locale))]),
  );
  return { ...wordsOf(createWriter(resources, timeZone, unfilled), resources), unfilled };
}

type Tree = { [key: string]: Tree } | string | string[];

function readNamespaces(directory: string): Record<string, Tree> {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -'.json'.length), readTree(join(directory, name))]),
  );
}

function readTree(path: string): Tree {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tree;
  } catch (error) {
    throw new Error(`${path} is not valid JSON`, { cause: error });
  }
}

function wordsOf(
  write: WriteText,
  resources: Record<string, Record<string, Tree>>,
): Omit<Words, 'unfilled'> {
  const find: Words['find'] = (locale, key, values = {}) => {
    const found = write(key, { ...values, lng: locale, defaultValue: '' });
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  return {
    find,
    findFirst(locale, keys, values) {
      for (const key of keys) {
        const text = find(locale, key, values);
        if (text !== undefined) return text;
      }
      return undefined;
    },
    say(locale, key, values) {
      const text = find(locale, key, values);
      if (text === undefined) throw new Error(`no words for "${key}"`);
      return text;
    },
    list(locale, key) {
      const found = write(key, { lng: locale, defaultValue: '' });
      return Array.isArray(found) ? found.filter((word) => typeof word === 'string') : [];
    },
    written: (locale, key) => writtenAt(resources, locale, key),
    isFixed: (key) =>
      locales.every((locale) => !naming.test(String(writtenAt(resources, locale, key)))),
    keys: (locale, namespace) => paths(resources[locale]?.[namespace] ?? {}),
  };
}

/** A value, or another text that is put in. */
const naming = /\{\{|\$t\(/;

function writtenAt(
  resources: Record<string, Record<string, Tree>>,
  locale: string,
  key: string,
): string | string[] | undefined {
  const [namespace = '', path = ''] = key.split(':');
  const found = path
    .split('.')
    .reduce<Tree | undefined>(
      (tree, part) => (isBranch(tree) ? tree[part] : undefined),
      resources[locale]?.[namespace],
    );
  return isBranch(found) ? undefined : found;
}

const isBranch = (tree: Tree | undefined): tree is Record<string, Tree> =>
  typeof tree === 'object' && !Array.isArray(tree);

function paths(tree: Tree): string[] {
  if (typeof tree === 'string' || Array.isArray(tree)) return [''];
  return Object.entries(tree).flatMap(([key, branch]) =>
    paths(branch).map((rest) => (rest ? `${key}.${rest}` : key)),
  );
}
