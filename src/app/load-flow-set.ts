import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFlows } from '../engine/check/check-flows.js';
import type { ActionFacts, Surroundings } from '../engine/check/surroundings.js';
import type { FlowSet } from '../engine/flow.js';
import { commands } from '../engine/types.js';
import { derivedNames } from '../i18n/derive.js';
import { formatNames } from '../i18n/formats.js';
import { locales, type Words } from '../i18n/words.js';
import { readChoice } from '../language/choice.js';
import { numberOptions } from '../language/option-numbers.js';
import { packagePath } from '../package-root.js';

export const rootFlow = 'menu';

/** Nodes that one turn may walk. */
export const maxSteps = 100;

/** The files in `flows/`, under the names that authors know them by. */
export function readFlowFiles(directory = packagePath('flows')): { file: string; text: string }[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({
    file: `flows/${name}`,
    text: readFileSync(join(directory, name), 'utf8'),
  }));
}

/** What flows are checked against: the product's words, and how it reads answers. */
export const surroundingsOf = (
  words: Words,
  actions: Readonly<Record<string, ActionFacts>>,
): Surroundings => ({
  actions,
  locales: {
    names: locales,
    keys: (locale, flow) => words.keys(locale, flow),
    text: (locale, flow, key) => words.written(locale, `${flow}:${key}`),
    given: [...derivedNames, 'privacyUrl'],
    formats: formatNames,
    hasText: (locale, key) => hasText(words, locale, key),
  },
  options: {
    readChoice: (text, options) => readChoice(text, options),
    numbersOf: (labels) => numberOptions(labels),
  },
  commands,
  maxSteps,
});

/** A key ends in a value where a text chooses one of several others: `common:state.*`. */
function hasText(words: Words, locale: string, key: string): boolean {
  const [namespace = '', path = ''] = key.split(':');
  const [before = '', after] = path.split('*');
  const found = words.keys(locale, namespace);
  return found.some((one) =>
    after === undefined ? one === path : one.startsWith(before) && one.endsWith(after),
  );
}

/** The flows of some words, and the outcomes of the actions that they were checked with. */
const kept = new WeakMap<Words, { outcomes: string; set: FlowSet }>();

/**
 * Loads and checks all flows; the same words and actions give the same set without another look at the files.
 * @throws Error with every fault, one a line
 */
export function loadFlowSet(words: Words, actions: Readonly<Record<string, ActionFacts>>): FlowSet {
  const outcomes = JSON.stringify(
    Object.entries(actions).map(([name, action]) => [name, action.outcomes]),
  );
  const known = kept.get(words);
  if (known?.outcomes === outcomes) return known.set;
  const { set, faults } = loadFlows(readFlowFiles(), rootFlow, surroundingsOf(words, actions));
  if (set) {
    kept.set(words, { outcomes, set });
    return set;
  }
  const lines = faults.map(
    ({ file, line, node, message }) => `${file}:${line} ${node ? `node ${node}: ` : ''}${message}`,
  );
  throw new Error(`the flows have faults:\n${lines.join('\n')}`);
}
