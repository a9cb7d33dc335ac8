import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const script = `
  const { PGlite } = require(process.argv[1]);
  PGlite.create({ dataDir: process.argv[2] }).then((pglite) => pglite.close());
`;

/**
 * Makes an empty database in `dataDir`, which must not exist yet. In a process of its own: it
 * takes seconds of work in pieces of up to 0.2 s and leaves 500 MB behind, once in the life of an
 * installation. A crash half-way leaves nothing under the final name.
 */
export async function createDataDir(dataDir: string): Promise<void> {
  const unfinished = `${dataDir}.${randomUUID()}.tmp`;
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  await mkdir(dirname(dataDir), { recursive: true });
  try {
    await promisify(execFile)(process.execPath, ['-e', script, pglite, unfinished]);
    await rename(unfinished, dataDir);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
