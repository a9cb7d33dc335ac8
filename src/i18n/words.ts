import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import { addFormats } from './formats.js';

export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Every word people see, by locale; `id` stands in for what another locale lacks. */
export interface Words {
  /** The text of `flow:path.to.key`, filled with values; undefined where there is none. */
  find(locale: string, key: string, values?: object): string | undefined;
  /** Like `find`, for keys that must exist. @throws Error naming the key */
  say(locale: string, key: string, values?: object): string;
  /** A list of words (`consent.words.agree`); empty where there is none. */
  list(locale: string, key: string): string[];
  /** A text or a list of texts as it is written in the files, with its placeholders. */
  written(locale: string, key: string): string | string[] | undefined;
  /** Whether a text names no values in any locale; true where there is none. */
  isFixed(key: string): boolean;
  /** All key paths of a namespace in one locale alone, for the checks of flow files. */
  keys(locale: string, namespace: string): string[];
}

/**
 * Loads `locales/<lng>/<namespace>.json`.
 * @param directory The folder `locales`.
 * @param timeZone IANA name of the zone in which moments are written.
 */
export function loadWords(directory: string, timeZone: string): Words {
  const resources = Object.fromEntries(
    locales.map((locale) => [locale, readNamespaces(join(directory, locale))]),
  );
  const instance = i18next.createInstance({
    resources,
    lng: 'id',
    fallbackLng: 'id',
    supportedLngs: [...locales],
    ns: Object.keys(resources.id ?? {}),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    returnObjects: true,
  });
  void instance.init();
  addFormats(instance, timeZone);
  return wordsOf(instance, resources);
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

function wordsOf(instance: i18n, resources: Record<string, Record<string, Tree>>): Words {
  const find: Words['find'] = (locale, key, values = {}) => {
    const found: unknown = instance.t(key, { ...values, lng: locale, defaultValue: '' });
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  return {
    find,
    say(locale, key, values) {
      const text = find(locale, key, values);
      if (text === undefined) throw new Error(`no words for "${key}"`);
      return text;
    },
    list(locale, key) {
      const found: unknown = instance.t(key, { lng: locale, defaultValue: '' });
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
