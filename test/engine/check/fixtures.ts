import { readFileSync } from 'node:fs';
import type { Surroundings } from '../../../src/engine/check/surroundings.js';
import { commands } from '../../../src/engine/types.js';
import { readChoice } from '../../../src/language/choice.js';
import { numberOptions } from '../../../src/language/option-numbers.js';

/** A fault that a fixture announces: `# ! code node part of the message` (node `-`: none). */
export interface Expected {
  file: string;
  line: number;
  code: string;
  node: string | undefined;
  message: string;
}

export interface Fixture {
  files: { file: string; text: string }[];
  expected: Expected[];
  texts: Record<string, Record<string, string>> | undefined;
}

/**
 * Reads test/fixtures/flows/<name>.yaml.txt (some are no YAML at all, which formatters
 * dislike). `# file: NAME` begins another file; `# texts: JSON` in the
 * first line gives the locales of the flow `sample`. A fault announced in a line of its own is
 * expected at the next line that ends in `#^`, or at line 1 if there is none.
 */
export function readFixture(name: string): Fixture {
  const text = readFileSync(`test/fixtures/flows/${name}.yaml.txt`, 'utf8');
  const texts = /^# texts: (.*)$/m.exec(text)?.[1];
  const files = text.startsWith('# file: ')
    ? text.split(/^# file: /m).slice(1)
    : `sample.yaml\n${text}`.split(/^# file: /m);
  const split = files.map((part) => {
    const end = part.indexOf('\n');
    return { file: part.slice(0, end), text: part.slice(end + 1) };
  });
  return {
    files: split.filter(({ file }) => file.endsWith('.yaml')),
    expected: split.flatMap(({ file, text: lines }) => announced(file, lines.split('\n'))),
    texts: texts === undefined ? undefined : (JSON.parse(texts) as Fixture['texts']),
  };
}

function announced(file: string, lines: string[]): Expected[] {
  return lines.flatMap((line, index) => {
    const [, before = '', code = '', node = '', message = ''] =
      /^(.*?)# ! (\S+) (\S+) ?(.*)$/.exec(line) ?? [];
    if (code === '') return [];
    const below = lines.findIndex((other, at) => at > index && other.endsWith('#^'));
    const at = before.trim() === '' ? Math.max(0, below) : index;
    return [
      {
        file,
        line: at + 1,
        code,
        node: node === '-' ? undefined : node.replaceAll('$', ' '),
        message,
      },
    ];
  });
}

/** Actions, words and limits that the fixtures are checked against. */
export function surroundingsOf({ texts }: Pick<Fixture, 'texts'>): Surroundings {
  return {
    actions: {
      'people.find': { outcomes: ['new', 'known'] },
      'people.note': { outcomes: ['noted'], sets: ['noteId'] },
      'towns.list': { outcomes: ['listed'], sets: [] },
    },
    locales: {
      names: Object.keys(texts ?? {}),
      keys: (locale) => Object.keys(texts?.[locale] ?? {}),
      text: (locale, _flow, key) => texts?.[locale]?.[key],
      given: ['sapa', 'person'],
      formats: ['date'],
      hasText: (_locale, key) => key === 'common:state.*',
    },
    options: { readChoice, numbersOf: numberOptions },
    commands,
    maxSteps: 12,
    reasons: { phone: ['not_own'] },
  };
}
