import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A file of the package, given from its root. Templates and static files are not compiled: they stay
 * in `src/`, where this finds them from `src/` as well as from `dist/src/`.
 */
export function packagePath(...parts: string[]): string {
  return join(root, ...parts);
}

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('No package.json above the code of the web part');
  return findRoot(parent);
}

const root = findRoot(dirname(fileURLToPath(import.meta.url)));
