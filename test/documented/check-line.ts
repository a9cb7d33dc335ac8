import { checkPath } from './check-path.js';
import { checkSetting } from './check-setting.js';
import { programs } from './programs.js';
import { shellWords } from './spell-out.js';

/**
 * Checks a line that can be typed: that the program takes its arguments, that settings in front of it are allowed, that
 * what it reads is there. Parts joined by `&&` each for themselves.
 * @throws Error
 */
export async function checkLine(line: string): Promise<void> {
  for (const part of partsOf(line)) {
    const words = shellWords(part);
    const at = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
    for (const setting of words.slice(0, at)) {
      const [name = '', ...value] = setting.split('=');
      checkSetting(name, value.join('='));
    }
    const [name = '', ...args] = words.slice(at);
    const from = args.indexOf('<');
    if (from >= 0) checkPath(args.splice(from, 2)[1] ?? '');
    const check = programs[name];
    if (!check) throw new Error(`"${name}" is not among the programs that documents may name`);
    await check(args);
  }
}

/** `npm ci && npm start` are two. */
export const partsOf = (line: string): string[] => line.split(' && ');
