import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actions } from '../engine/actions.js';
import { loadFlows } from '../engine/check/check-flows.js';
import type { LocaleTexts } from '../engine/check/surroundings.js';
import type { FlowSet } from '../engine/flow.js';
import { commands } from '../engine/types.js';
import { locales, type Words } from '../i18n/words.js';
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

export const localeTexts = (words: Words): LocaleTexts => ({
  names: locales,
  keys: (locale, flow) => words.keys(locale, flow),
});

/** Loads and checks all flows. @throws Error with every fault, one a line */
export function loadFlowSet(words: Words, actions: Actions): FlowSet {
  const around = { actions, locales: localeTexts(words), commands, maxSteps };
  const { set, faults } = loadFlows(readFlowFiles(), rootFlow, around);
  if (set) return set;
  const lines = faults.map(
    ({ file, line, node, message }) => `${file}:${line} ${node ? `node ${node}: ` : ''}${message}`,
  );
  throw new Error(`the flows have faults:\n${lines.join('\n')}`);
}
