import { readFileSync } from 'node:fs';
import { packagePath } from '../../package-root.js';

/** In this order: the later ones use what the earlier ones declare. */
const files = ['show', 'receive', 'send', 'files', 'use'] as const;

/**
 * The script of the chat page: it sends what is written until the server has it, and shows what
 * arrives. Its parts become one function in one file, without comments and indentation: one request,
 * and few bytes on a poor line.
 */
export function joinPageScript(): string {
  const source = files
    .map((name) => readFileSync(packagePath(`src/web/chat/static/script/${name}.js`), 'utf8'))
    .join('\n');
  // Whole lines only: nothing inside a string or an expression is touched.
  const lines = source.split('\n').map((line) => line.trim());
  const code = lines.filter((line) => line !== '' && !/^(\/\/|\/\*\*|\*)/.test(line));
  return `(() => {\n'use strict';\n${code.join('\n')}\n})();\n`;
}
