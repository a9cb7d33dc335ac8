import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copyCheckout } from './copy-checkout.js';
import { typeHints, type Take } from './hints.js';
import { isServed, startAskStop, storeAnswers } from './product.js';
import { runPlain } from './run-plain.js';
import { run, Started, type Shell } from './shell.js';
import type { Sorted } from './sort-commands.js';
import { surroundings } from './surroundings.js';
import type { Tally } from './tally.js';

/** Runs the commands of npm and npx with one npm: most beside a process that runs, as people do. */
export async function runWithNpm(
  bin: string,
  commands: Sorted,
  cwd: string,
  tally: Tally,
): Promise<void> {
  const shell = prepare(bin, cwd);
  const npm = `npm ${(await run('npm --version', shell)).trim()}`;
  const take: Take = (line, act) => tally.take(`${npm}: ${line}`, act);
  const [first = '', ...starts] = commands.starts;
  const running = new Started(first, shell);
  try {
    await take(first, () => isServed(running));
    await typeHints(running.printed, shell, take);
    for (const line of commands.plain) await take(line, () => runPlain(line, shell));
  } finally {
    await running.stop();
  }
  const data = join(cwd, 'data');
  renameSync(data, join(cwd, 'backups/copy'));
  for (const line of commands.stores) await take(line, () => storeAnswers(line, shell));
  for (const line of commands.restores) {
    rmSync(data, { recursive: true, force: true });
    await take(line, () => run(line, shell));
  }
  for (const line of starts) await take(line, () => startAskStop(line, shell));
}

/** A copy of the checkout, with settings that suit any machine: a port that is free, what production asks for. */
export function prepare(bin: string | undefined, cwd: string): Shell {
  copyCheckout(cwd);
  // As docs/operations.md tells to.
  mkdirSync(join(cwd, 'backups'));
  const settings = [
    'PORT=0',
    `DATA_KEY=${randomBytes(32).toString('base64')}`,
    'TELEGRAM_BOT_TOKEN=1:nobody',
    'TELEGRAM_API_ROOT=http://127.0.0.1:9',
    'LOG_LEVEL=error',
  ];
  writeFileSync(join(cwd, '.env'), settings.join('\n'));
  const cache = join(cwd, '..', `cache-of-${basename(cwd)}`);
  return { cwd, env: { ...surroundings(bin), npm_config_cache: cache } };
}
