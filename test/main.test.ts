import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDataKeys, openSecrets } from '../src/start/open-secrets.js';
import { openStore } from '../src/app/open-store.js';
import { readConfig } from '../src/config.js';
import { start } from '../src/main.js';
import { quietLogger, recordingLogger } from './support/mongo/quiet-logger.js';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pasti-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** All that a start printed when it failed: nothing in the log, and the error, which the command prints. */
async function printed(env: Record<string, string>): Promise<string[]> {
  const { logger, lines } = recordingLogger();
  const config = readConfig({ DATA_DIR: join(dir, 'data'), PORT: '0', ...env });
  const errors: string[] = [];
  const note = (error: unknown) => {
    errors.push(error instanceof Error ? error.message : String(error));
  };
  const running = await start(config, logger).catch(note);
  await running?.ready.catch(note);
  await running?.stop();
  const logged = lines.filter(({ level }) => level !== 'debug').map(({ message }) => message);
  return [...logged, ...errors];
}

/** Waits for neither store nor queue. */
const away = { MONGODB_URI: 'mongodb://127.0.0.1:9/pasti', REDIS_URL: 'redis://127.0.0.1:9' };
const whatsapp = { WHATSAPP: 'on' };
const usable = 'a folder that can be made and written in';

describe('a start that can not be says so first, and names the variable', () => {
  it.each<[Record<string, string>, string]>([
    [
      { DATA_DIR: '/proc/x' },
      `DATA_DIR: "/proc/x" can not be made or written in; allowed: ${usable}`,
    ],
    [
      { ...away, DATA_DIR: '/proc/x' },
      `DATA_DIR: "/proc/x" can not be made or written in; allowed: ${usable}`,
    ],
    [
      { MONGODB_URI: 'mongodb://a:b:c' },
      'MONGODB_URI: "mong..." can not be read (Unable to parse a:b:c with URL); allowed: an address that the MongoDB driver takes',
    ],
    [
      { MONGODB_URI: 'mongodb://u:hush@a:b:c' },
      'MONGODB_URI: "mong..." can not be read; allowed: an address that the MongoDB driver takes',
    ],
    [
      { ...whatsapp, WHATSAPP_BROWSER: '/no/browser' },
      'WHATSAPP_BROWSER: "/no/browser" is no program; allowed: the path of Chromium or Chrome',
    ],
  ])('%j', async (env, line) => {
    expect(await printed(env)).toEqual([line]);
  });

  it.each<Record<string, string>>([
    { HOST: 'nowhere.invalid' },
    { HOST: '203.0.113.1', PORT: '3000' },
  ])('%j', async (env) => {
    const [line, ...more] = await printed(env);
    expect(line).toMatch(
      /^HOST: "\S+" can not be listened on \(\w+\); allowed: an address of this machine/,
    );
    expect(more).toEqual([]);
  });

  it('DATA_DIR: a file, or below one', async () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');
    expect(await printed({ DATA_DIR: file })).toEqual([
      `DATA_DIR: "${file}" is a file; allowed: ${usable}`,
    ]);
    const below = join(file, 'x');
    expect(await printed({ DATA_DIR: below })).toEqual([
      `DATA_DIR: "${below}" is below a file; allowed: ${usable}`,
    ]);
  });

  it('DATA_DIR: another process has it', async () => {
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: process.ppid, started: '' }));
    expect(await printed({ DATA_DIR: dir })).toEqual([
      `DATA_DIR: "${dir}" is in use by process ${process.ppid}; allowed: a folder that no other process uses`,
    ]);
  });

  it('DATA_KEY: data.key holds none, or another than the store was sealed with', async () => {
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data', 'data.key'), 'garbage');
    expect(await printed({})).toEqual([
      `DATA_KEY: not set while ${join(dir, 'data', 'data.key')} holds no key; allowed: 32 bytes in base64`,
    ]);
    const keys = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
    const config = readConfig({ DATA_DIR: join(dir, 'data'), DATA_KEY: keys[0] });
    const store = await openStore(config, quietLogger);
    await openSecrets(openDataKeys(config, quietLogger), store.database);
    await store.close();
    expect(await printed({ DATA_KEY: keys[1] ?? '', PASTI_ROLES: 'web' })).toEqual([
      'DATA_KEY: "AgIC..." (or data.key in DATA_DIR) is not the key that this store was sealed with; ' +
        'allowed: the key of this store; after a change the old one is DATA_KEY_PREVIOUS',
    ]);
  });

  it('PORT: in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await printed({ PORT: `${port}` })).toEqual([
      `PORT: "${port}" is in use; allowed: a port that is free, or 0 to find one`,
    ]);
    server.close();
  });

  it('WHATSAPP_WEB_VERSION: its page is not kept', async () => {
    const page = join(dir, 'data', 'whatsapp', 'versions', '2.3.html');
    expect(await printed({ ...whatsapp, WHATSAPP_WEB_VERSION: '2.3' })).toEqual([
      `WHATSAPP_WEB_VERSION: "2.3"; allowed: a version whose page is at ${page}`,
    ]);
  });
});

it('needs no DATA_DIR where store, queue and key are elsewhere', async () => {
  const key = Buffer.alloc(32, 1).toString('base64');
  const config = readConfig({
    ...away,
    DATA_DIR: '/proc/x',
    DATA_KEY: key,
    PORT: '0',
    PASTI_ROLES: 'web',
  });
  const running = await start(config, quietLogger);
  expect((await fetch(`${running.publicUrl}/healthz`)).status).toBe(200);
  await Promise.all([running.stop(), running.ready.catch(() => undefined)]);
});
