import { readFileSync } from 'node:fs';
import type { Translate } from '../../src/web/index.js';

interface Tree {
  [key: string]: Tree | string;
}

export const words = Object.fromEntries(
  ['id', 'en'].map((locale) => {
    return [locale, JSON.parse(readFileSync(`locales/${locale}/web.json`, 'utf8')) as Tree];
  }),
);

/** Words straight from the files; a missing one fails the test that met it. */
export const translate: Translate = (locale, key, values = {}) => {
  let found: Tree | string | undefined = words[locale];
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  if (typeof found !== 'string') throw new Error(`No words for ${locale} ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
};
