import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../../src/package-root.js';

/**
 * Takes node_modules out of a copy, where node finds them all the same. npx has had its look at them: it reads them all
 * at every call, for a second.
 */
export function moveModulesUp(copy: string): void {
  rmSync(join(copy, 'node_modules'));
  symlinkSync(packagePath('node_modules'), join(copy, '../node_modules'));
}

/** Copies the checkout as `npm ci` has left it, so that commands may write where they like. */
export function copyCheckout(to: string): void {
  mkdirSync(to, { recursive: true });
  const copy = 'git ls-files -z | tar --null -T - -c | tar -x -C "$0"';
  execFileSync('sh', ['-c', copy, to], { cwd: packagePath() });
  cpSync(packagePath('dist'), join(to, 'dist'), { recursive: true });
  symlinkSync(packagePath('node_modules'), join(to, 'node_modules'));
}
