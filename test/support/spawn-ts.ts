import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const hook = new URL('./ts-hook.cjs', import.meta.url).href;

/**
 * Starts node on a TypeScript file, without a build.
 *
 * @param file path, or a `file:` URL such as `new URL('./child.ts', import.meta.url)`
 * @param args what the script finds from `process.argv[2]` on
 * @param options as for `spawn`; stdin, stdout and stderr are pipes unless told otherwise
 */
export function spawnTs(
  file: string | URL,
  args: readonly string[] = [],
  options: SpawnOptions = {},
): ChildProcess {
  const path = file instanceof URL || file.startsWith('file:') ? fileURLToPath(file) : file;
  return spawn(
    process.execPath,
    ['--enable-source-maps', '--import', hook, path, ...args],
    options,
  );
}
