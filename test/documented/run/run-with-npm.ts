import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyCheckout, moveModulesUp } from './copy-checkout.js';
import { offerIn } from './hints.js';
import { isServed, startAskStop, stopWhole, storeAnswers } from './product.js';
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
  const take = (line: string, act: () => Promise<unknown>) => tally.take(`${npm}: ${line}`, act);
  const [first = '', ...starts] = commands.starts;
  const running = new Started(first, shell);
  let address = '';
  try {
    await take(first, async () => {
      address = await isServed(running);
    });
    await take('the offer of the first start', async () => {
      // It comes behind the address.
      await running.says(/made-up people.*\n/);
      await run(offerIn(running.printed), shell);
    });
    const isNpx = (line: string) => line.startsWith('npx');
    for (const line of commands.plain.filter((one) => !isNpx(one)))
      await take(line, () => runPlain(line, shell));
    moveModulesUp(cwd);
    for (const line of commands.plain.filter(isNpx)) await take(line, () => runPlain(line, shell));
    await take(`the stop of ${first}`, () => stopWhole(running, address));
  } finally {
    await running.stop('SIGKILL');
  }
  const store = join(cwd, 'data/store');
  cpSync(store, join(cwd, 'backups/copy/store'), { recursive: true });
  for (const line of commands.stores) await take(line, () => storeAnswers(line, shell));
  for (const line of commands.restores) {
    rmSync(store, { recursive: true, force: true });
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
  return { cwd, env: { ...surroundings(bin), npm_config_cache: join(cwd, '../cache-of-npm') } };
}
