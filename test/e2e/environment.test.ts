import { afterEach, describe, expect, it } from '@jest/globals';

import { webAddress } from '../../src/start/web-address.js';
import { readConfig } from '../../src/config.js';
import { Installation } from './bot-process.js';

const dataKey = Buffer.alloc(32, 7).toString('base64');
const nowhere = 'http://127.0.0.1:9';
const installations: Installation[] = [];

function install(settings: Record<string, string> = {}): Installation {
  const installation = new Installation(nowhere, { PASTI_ROLES: 'web', ...settings });
  installations.push(installation);
  return installation;
}

afterEach(async () => {
  await Promise.all(installations.splice(0).map((one) => one.close()));
});

/** The one line that a start ends with. */
async function complaint(settings: Record<string, string>): Promise<string> {
  const bot = install(settings).start();
  expect(await bot.ended).toEqual({ code: 1, signal: null });
  expect(bot.stdout).toBe('');
  const lines = bot.stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

describe('a wrong environment', () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ PORT: 'abc' }, /^pasti: PORT: "abc"; allowed: a port/],
    [{ TELEGRAM_MODE: 'foo' }, /^pasti: TELEGRAM_MODE: "foo"; allowed: polling or webhook/],
    [{ PASTI_ROLES: 'x' }, /^pasti: PASTI_ROLES: "x"; allowed: .*web, telegram/],
    [{ DATA_KEY: 'dG9vIHNob3J0' }, /^pasti: DATA_KEY: "dG9v\.\.\."; allowed: 32 bytes/],
    [{ NODE_ENV: 'production' }, /^pasti: DATA_KEY: not set; allowed: 32 bytes.*production/],
  ];
  it('ends the start with one clear line and exit code 1', async () => {
    const lines = await Promise.all(wrong.map(([settings]) => complaint(settings)));
    for (const [n, line] of lines.entries()) expect(line).toMatch(wrong[n]?.[1] ?? /never/);
  });
});

describe('what another process has', () => {
  it('is named: the data directory, the port', async () => {
    const installation = install();
    const address = await installation.start().ready();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const command = readConfig({ DATA_DIR: installation.dataDir, PORT: '0' });
    expect(webAddress(command)).toEqual({ url: address, caution: undefined });
    const second = installation.start();
    const taken = await Promise.all([
      second.ended,
      complaint({ PORT: new URL(address).port, DATA_KEY: dataKey }),
    ]);
    expect(taken[0]).toEqual({ code: 1, signal: null });
    expect(second.stderr).toMatch(
      /^pasti: DATA_DIR: "\S+" is in use by process \d+; allowed: .*\n$/,
    );
    expect(taken[1]).toContain(new URL(address).port);
    expect(taken[1]).toMatch(/in use/);
  });
});
