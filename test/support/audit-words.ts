import { readdirSync } from 'node:fs';
import { packagePath } from '../../src/package-root.js';
import { locales, type Words } from '../../src/i18n/words.js';

const flowNames = readdirSync(packagePath('flows'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

/** What refusals say of what was wrong. */
const details = { min: 1, max: 2, length: 3, digits: 4, wanted: 5 };

/**
 * Words that hold every text of a node to the values that the node has, as often as it says one of them: a refusal, an example
 * or a label of the other language that names what is not there throws as well.
 */
export function auditWords(words: Words): Words {
  const texts = textsByNode(words);
  // What a text names is given or not, whatever it is.
  const held = new Set<string>();
  const find: Words['find'] = (locale, key, values) => {
    const node = /^(\w+:\w+)\.(?:ask|say|again)$/.exec(key)?.[1] ?? '';
    const given = `${node} ${namesOf(values)}`;
    if (!held.has(given))
      for (const text of texts.get(node) ?? [])
        for (const one of locales) words.find(one, text, { ...details, form: 'form', ...values });
    held.add(given);
    return words.find(locale, key, values);
  };
  return {
    ...words,
    find,
    say(locale, key, values) {
      find(locale, key, values);
      return words.say(locale, key, values);
    },
    findFirst(locale, keys, values) {
      for (const key of keys) {
        const found = find(locale, key, values);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

/**
 * The texts of each node of the flows (`registration:name`) that may be said before it is answered. Labels are said of what
 * is offered, each time.
 */
function textsByNode(words: Words): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const flow of flowNames) {
    for (const key of words.keys('id', flow)) {
      const [node = '', part = ''] = key.split('.');
      if (['words', 'echo', 'choices'].includes(part)) continue;
      const name = `${flow}:${node}`;
      const plain = key.replace(/_(?:one|other)$/, '');
      texts.set(name, (texts.get(name) ?? new Set()).add(`${flow}:${plain}`));
    }
  }
  return texts;
}

/** Which values are there, and in which form of a text: what decides whether a text lacks one. */
const namesOf = (values: object = {}): string =>
  JSON.stringify(values, (name, value: unknown) => {
    if (name === 'count') return value === 1 ? 1 : 2;
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value);
    return inner || value === undefined ? value : 0;
  });
