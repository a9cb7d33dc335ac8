import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { actionFacts } from '../../src/app/modules.js';
import { loadFlowSet } from '../../src/app/load-flow-set.js';
import { locales, loadWords } from '../../src/i18n/words.js';
import { packagePath } from '../../src/package-root.js';

const words = loadWords(packagePath('locales'), 'Asia/Jakarta');
const { flows } = loadFlowSet(words, actionFacts);

/** Everything that the bot says in all golden conversations. */
const said = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.transcript'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .flatMap((text) => text.split('\n').flatMap((line) => /^\w*< ?(.*)$/.exec(line)?.[1] ?? []))
  .join('\n');

/** Names that every text can use: how the person is addressed. */
const always = ['sapa', 'sapaan'];

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name);

/** Whether a text is said somewhere, with anything in place of what it names: looked for around its longest words. */
function isSaid(text: string): boolean {
  const named = /\$t\((?:[^(){}]|\{\{[^}]*\}\})*\)|\{\{[^}]*\}\}/;
  const around = text.split(named);
  const quoted = around.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(quoted.join('[\\s\\S]{0,400}?'));
  const [anchor = ''] = [...around].sort((a, b) => b.length - a.length);
  const reach = text.length + 1_000;
  for (let at = said.indexOf(anchor); at >= 0; at = said.indexOf(anchor, at + 1))
    if (pattern.test(said.slice(Math.max(0, at - reach), at + reach))) return true;
  return false;
}

/** The texts of a node that is entered, in every locale and form. */
const textsOf = (node: string, part: string): string[] =>
  locales.flatMap((locale) =>
    ['', '_one', '_other'].flatMap((form) => words.written(locale, `${node}.${part}${form}`) ?? []),
  );

/** Said where two channels run beside each other; conversations are played on one. */
const elsewhere = ['accounts:links.say'];

it('every text that names a value is said in a golden conversation, where its node is held to its values', () => {
  const named = Object.values(flows).flatMap(({ flow, nodes }) =>
    Object.keys(nodes).flatMap((node) =>
      ['say', 'ask'].map((part) => ({ key: `${flow}:${node}.${part}`, node: `${flow}:${node}`, part })),
    ),
  );
  const naming = named.filter(({ node, part }) =>
    textsOf(node, part).some((text) => namesIn(text).some((name) => !always.includes(name))),
  );
  const unsaid = naming.filter(({ node, part }) => {
    const texts = [...textsOf(node, part), ...(part === 'ask' ? textsOf(node, 'again') : [])];
    return !texts.some(isSaid);
  });
  expect(naming.length).toBeGreaterThan(150);
  expect(unsaid.map(({ key }) => key)).toEqual(elsewhere);
});
