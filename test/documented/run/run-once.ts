import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { typeHints } from './hints.js';
import { runPlain } from './run-plain.js';
import { prepare } from './run-with-npm.js';
import { run, runToEnd, type Shell } from './shell.js';
import type { Tally } from './tally.js';

/**
 * Runs what has nothing to do with npm: commands of other programs, starts that can not be, and every spelling of a form
 * that has several, by node.
 */
export async function runOnce(
  others: string[],
  spellings: string[],
  cwd: string,
  tally: Tally,
): Promise<void> {
  const shell = prepare(undefined, cwd);
  const settings = readFileSync(join(cwd, '.env'));
  for (const line of others) {
    const [name = ''] = line.split(' ');
    if (isThere(name)) await tally.take(line, () => run(line, shell));
    else tally.skip(line, `there is no ${name} here`);
  }
  // One of them has put .env.example in its place.
  writeFileSync(join(cwd, '.env'), settings);
  // A link wants to know the port, and nothing runs here.
  await typeHints({ cwd, env: { ...shell.env, PORT: '3999' } }, tally);
  const byNode = (line: string) => line.replace(/^npx pasti/, 'node bin/pasti.js');
  for (const line of spellings.map(byNode)) await tally.take(line, () => runPlain(line, shell));
  await startErrors(shell, tally);
}

function isThere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', program]);
    return true;
  } catch {
    return false;
  }
}

/** The one line that a start prints which can not be; the table of all is in test/main.test.ts. */
async function startErrors(shell: Shell, tally: Tally): Promise<void> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const wrong = [
    'DATA_DIR=package.json',
    'DATA_DIR=/proc/x',
    'HOST=nowhere.invalid',
    `PORT=${port}`,
  ];
  for (const setting of wrong) {
    const line = `${setting} node bin/pasti.js start`;
    await tally.take(`${line} says why not`, async () => {
      const { code, printed } = await runToEnd(line, shell);
      const said = `pasti: ${setting.replace('=', ': "')}" `;
      if (code !== 1 || !printed.startsWith(said) || printed.trimEnd().includes('\n'))
        throw new Error(`exit code ${code}\n${printed}`);
    });
  }
  taken.close();
}
