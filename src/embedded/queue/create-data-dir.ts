import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { packagePath } from '../../package-root.js';

/** An empty database that `npm ci` makes once, since copying is faster by seconds. It may be missing. */
export const templatePath = packagePath('dist', 'queue-template');

const script = `
  const { PGlite } = require(process.argv[1]);
  PGlite.create({ dataDir: process.argv[2] }).then((pglite) => pglite.close());
`;

/** Puts an empty database into `dataDir`, which must not exist yet: a copy of the template, where there is one. */
export function createDataDir(dataDir: string): Promise<void> {
  return existsSync(templatePath)
    ? underFinalName(dataDir, (unfinished) => cp(templatePath, unfinished, { recursive: true }))
    : makeDataDir(dataDir);
}

/**
 * Makes an empty database in `dataDir`, which must not exist yet. In a process of its own: it takes seconds of
 * work in pieces of up to 0.2 s and leaves 500 MB behind.
 */
export function makeDataDir(dataDir: string): Promise<void> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return underFinalName(dataDir, (unfinished) =>
    promisify(execFile)(process.execPath, ['-e', script, pglite, unfinished]),
  );
}

/** A crash half-way leaves nothing under the final name. */
async function underFinalName(
  dataDir: string,
  fill: (unfinished: string) => Promise<unknown>,
): Promise<void> {
  const unfinished = `${dataDir}.${randomUUID()}.tmp`;
  await mkdir(dirname(dataDir), { recursive: true });
  try {
    await fill(unfinished);
    await rename(unfinished, dataDir);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
