import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { surroundingsOf } from '../../src/app/load-flow-set.js';
import { malformed } from '../../src/engine/check/placeholders.js';
import { loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';

type Tree = { [key: string]: Tree } | string | string[];

const folder = packagePath('locales');
const around = surroundingsOf(loadWords(folder, 'Asia/Jakarta'), {});
const first = 'id';
const others = ['en'];
const files = readdirSync(join(folder, first)).filter((name) => name.endsWith('.json'));
const read = (locale: string, file: string) =>
  JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as Tree;

/** `name.ask` -> its text; lists of words are no texts. */
function texts(tree: Tree, path: string[] = []): [string, string][] {
  if (typeof tree === 'string') return [[path.join('.'), tree]];
  if (Array.isArray(tree)) return [];
  return Object.entries(tree).flatMap(([key, branch]) => texts(branch, [...path, key]));
}

const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name))].sort();

/** How a person is spoken of: a locale may leave it out, or say it another way. */
const address = new Set(['sapa', 'sapaan']);
const facts = (text: string) => placeholders(text).filter((name) => !address.has(name));

describe.each(files)('%s', (file) => {
  const base = new Map(texts(read(first, file)));

  it.each(others)('says the same things in %s', (locale) => {
    const other = new Map(texts(read(locale, file)));
    // Indonesian has one form where English has two.
    const keys = [...other.keys()].filter(
      (key) => base.has(key) || !base.has(key.replace(/_one$/, '_other')),
    );
    expect(keys.sort()).toEqual([...base.keys()].sort());
    for (const [key, text] of base)
      expect([key, facts(other.get(key) ?? '')]).toEqual([key, facts(text)]);
  });

  it.each([first, ...others])(
    'names values and other texts as they are written, in %s',
    (locale) => {
      for (const [key, text] of texts(read(locale, file)))
        expect([key, malformed(text, locale, around.locales)]).toEqual([key, []]);
    },
  );

  it.each([first, ...others])('keeps to the tone in %s', (locale) => {
    for (const [key, text] of texts(read(locale, file))) {
      expect(text.trim()).toBe(text);
      expect([key, text]).not.toEqual([key, expect.stringMatching(/\b(kamu|lo|lu|gue)\b/i)]);
      expect([key, (text.match(/\p{Extended_Pictographic}/gu) ?? []).length <= 1]).toEqual([
        key,
        true,
      ]);
    }
  });
});

describe('the questions of flows', () => {
  const flows = ['registration.json', 'menu.json', 'privacy.json'];
  const long = new Set([
    'consent.ask',
    'summary.ask',
    'my_data.say',
    'guest.say',
    'help_guest.say',
  ]);
  const helps = new Set(['help_home.say', 'help_registered.say']);

  it.each(flows)('are short and ask one thing: %s', (file) => {
    for (const locale of [first, ...others]) {
      for (const [key, text] of texts(read(locale, file))) {
        if (long.has(key) || helps.has(key)) continue;
        expect([key, text.split('\n').length <= 4]).toEqual([key, true]);
        expect([key, text.length <= 260]).toEqual([key, true]);
      }
    }
  });
});
