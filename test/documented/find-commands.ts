import { dirname } from 'node:path';
import { checkPath } from './check-path.js';
import { checkSetting } from './check-setting.js';
import { programs } from './programs.js';
import type { Code } from './read-docs.js';

/** A command line of a document, as it stands there. */
export interface Written {
  file: string;
  line: number;
  text: string;
}

/** Blocks that nobody types into a shell. What is in them is held to the code by test/engine/check/guide.test.ts. */
const otherLanguages = ['yaml', 'json', 'transcript'];

/** Several words that nobody types into a shell. */
const otherWords: Record<string, RegExp> = {
  'what people write in a chat': /^[A-Z]{4,}( [A-Z0-9]+)*$/,
  'a route': /^(GET|POST) \/\S*$/,
  'a line of a script of a conversation': /^(\/\w+ .+|\w*> .+|# .+)$/,
  'a line of a flow, or of a state': /^([\w<>]+: .+|\{.*\})$/,
  'a line of the settings of nginx': /^client_max_body_size 11m$/,
};

/**
 * The command lines in a piece of code.
 * @throws Error for what is neither a command line nor known to be something else, and for names of what is not there
 */
export function findCommands({ file, line, language, text }: Code): Written[] {
  if (language === undefined) {
    if (isCommand(text)) return [{ file, line, text }];
    checkSpan(text);
    return [];
  }
  if (language === 'text') checkMap(text);
  else if (language === 'sh')
    return linesOf(text).map((one, at) => ({ file, line: line + at, text: one }));
  else if (!otherLanguages.includes(language))
    throw new Error(
      `a block of the language "${language}"; known: sh, text, ${otherLanguages.join(', ')}`,
    );
  return [];
}

/** Without what a shell takes for a remark. */
const linesOf = (block: string): string[] =>
  block
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, ''));

/** `PASTI_DEMO=1 npm start`: a program that is known, with something behind it. */
function isCommand(text: string): boolean {
  const words = text.split(' ');
  const name = words.find((word) => !/^[A-Z_]+=/.test(word)) ?? '';
  return Object.hasOwn(programs, name) && (words.length > 1 || name.includes('/'));
}

function checkSpan(text: string): void {
  if (text.startsWith('pasti ')) throw new Error('"pasti" can not be typed here; npx pasti can');
  const [, name, value] = /^([A-Z][A-Za-z_]*)(?:=(.*))?$/.exec(text) ?? [];
  if (name !== undefined && (value !== undefined || name.includes('_'))) checkSetting(name, value);
  else if (isPath(text)) checkPath(text);
  else if (text.includes(' ') && !Object.values(otherWords).some((one) => one.test(text)))
    throw new Error('neither a command line nor known to be something else');
}

/** A map of the code: what each line begins with is there. */
function checkMap(block: string): void {
  for (const line of block.trimEnd().split('\n'))
    for (const path of line.replace(/ {2,}.*$/, '').split(', ')) {
      const whole = path.includes('/') ? path : `${dirname(line.split(',')[0] ?? '')}/${path}`;
      checkPath(whole.replace(/ .*$/, ''));
    }
}

const folders = ['src', 'docs', 'test', 'flows', 'locales', 'worker', 'bench', 'bin', '.ci'];

const isPath = (text: string): boolean =>
  folders.includes(text.split('/')[0] ?? '') && /^[^<> ]+\/[^<> ]*$/.test(text);
