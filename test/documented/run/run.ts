/**
 * Runs every command of README.md and docs/*.md as it stands there, in copies of this checkout:
 *
 *     node --import ./test/support/ts-hook.cjs test/documented/run/run.ts BIN_OF_NPM...
 *
 * Those of npm and npx with each npm that is given, side by side; all others once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentedCommands } from '../commands.js';
import { runOnce } from './run-once.js';
import { runWithNpm } from './run-with-npm.js';
import { sortCommands } from './sort-commands.js';
import { Tally } from './tally.js';

const folder = mkdtempSync(join(tmpdir(), 'pasti-docs-'));
const tally = new Tally();
const { written, spellings } = documentedCommands();
const sorted = sortCommands(written);
const spelled = sortCommands(spellings);
sorted.starts = [...new Set([...sorted.starts, ...spelled.starts])];
const bins = process.argv.slice(2);

for (const [line, why] of sorted.notRun) console.log(`left    ${line}: ${why}`);
try {
  await Promise.all([
    ...bins.map((bin, at) => runWithNpm(bin, sorted, join(folder, `npm-${at}`, 'pasti'), tally)),
    runOnce(sorted.others, spelled.plain, join(folder, 'once', 'pasti'), tally),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = tally.report() ? 0 : 1;
