import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { packagePath } from '../../src/package-root.js';

/** Names in the example of docs/flows.md. */
const examples = ['flows/stall.yaml', 'locales/id/stall.json'];

/** @throws Error unless it is there; `*` stands for anything in the name of a file */
export function checkPath(path: string): void {
  if (examples.includes(path)) return;
  const pattern = new RegExp(`^${basename(path).replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  const folder = packagePath(dirname(path));
  const found = existsSync(folder) && readdirSync(folder).some((name) => pattern.test(name));
  if (!found) throw new Error(`there is no ${path}`);
}
