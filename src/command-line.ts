import { basename, delimiter, dirname, isAbsolute, relative, resolve } from 'node:path';
import { packagePath } from './package-root.js';

/** How and where this process was started. */
export interface Start {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
}

const thisStart = (): Start => ({ argv: process.argv, env: process.env, cwd: process.cwd() });

/**
 * A command of PASti as it can be typed where this process was started, on the same data. All hints and help use it.
 *
 * @param args e.g. `seed demo`
 * @returns e.g. `npx pasti seed demo`; with `cd` or `DATA_DIR=...` in front where it would go elsewhere without
 */
export function commandLine(args: string, start: Start = thisStart()): string {
  const { env, cwd } = start;
  // npm goes to the folder of package.json, and says where the shell is.
  const shell = isNpm(start) ? (env.INIT_CWD ?? cwd) : cwd;
  const folder = shell === cwd ? '' : `cd ${quote(cwd)} && `;
  const ownStore = env.DATA_DIR && !env.MONGODB_URI;
  const data = ownStore ? `DATA_DIR=${quote(env.DATA_DIR ?? '')} ` : '';
  return `${folder}${data}${commandName(start)} ${args}`;
}

/** What stands before a subcommand: `npx pasti`, `pasti` where it is on the PATH, else `node bin/pasti.js`. */
export function commandName(start: Start = thisStart()): string {
  const { argv, env, cwd } = start;
  if (isNpm(start) && isWithin(packagePath(), cwd)) return 'npx pasti';
  const called = resolve(cwd, argv[1] ?? '');
  const folders = (env.PATH ?? '').split(delimiter);
  if (basename(called) === 'pasti' && folders.includes(dirname(called))) return 'pasti';
  const script = packagePath('bin', 'pasti.js');
  const near = relative(cwd, script);
  return `node ${quote(near.startsWith('..') ? script : near)}`;
}

const isNpm = ({ env }: Start): boolean => env.npm_execpath !== undefined;

function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return !below.startsWith('..') && !isAbsolute(below);
}

/** As a POSIX shell takes it. */
const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
