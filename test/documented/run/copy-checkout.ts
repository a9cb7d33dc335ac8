import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../../src/package-root.js';

/** Copies the checkout as `npm ci` has left it, so that commands may write where they like. */
export function copyCheckout(to: string): void {
  mkdirSync(to, { recursive: true });
  const copy = 'git ls-files -z | tar --null -T - -c | tar -x -C "$0"';
  execFileSync('sh', ['-c', copy, to], { cwd: packagePath() });
  cpSync(packagePath('dist'), join(to, 'dist'), { recursive: true });
  symlinkSync(packagePath('node_modules'), join(to, 'node_modules'));
}
