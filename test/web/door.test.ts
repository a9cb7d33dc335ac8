import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { loadWords } from '../../src/i18n/words.js';
import type { Health } from '../../src/ports/channel.js';
import { createStartingApp, createWebApp, openDoor, type Door } from '../../src/web/index.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';

const words = loadWords('locales', 'Asia/Jakarta');
let door: Door | undefined;

const up: Health = { state: 'up' };
const down: Health = { state: 'down', reason: 'no answer' };

const parts = (store: Health) => ({
  config: {
    publicUrl: 'http://127.0.0.1:3000',
    secureCookies: false,
    cookieSecret: 'c'.repeat(32),
  },
  readiness: () => Promise.resolve({ store }),
  metrics: new Registry(),
  logger: quietLogger,
  messages: (locale: string, key: string, values?: object) =>
    words.say(locale, `web:${key}`, { ...values }),
});

async function open(): Promise<{ door: Door; base: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  door = await openDoor(server, createStartingApp(parts(down)));
  const { port } = door.server.address() as { port: number };
  return { door, base: `http://127.0.0.1:${port}` };
}

afterEach(async () => {
  await door?.close();
  door = undefined;
});

describe('the server before and after the store is open', () => {
  it('says in plain words that it is starting, and tells health at once', async () => {
    const { base } = await open();
    const page = await fetch(`${base}/chat`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await page.text()).toContain('Sistem kami baru dinyalakan, Kak.');
    const program = await fetch(`${base}/telegram/webhook`, { method: 'POST', body: '{}' });
    expect([program.status, await program.json()]).toMatchObject([503, { error: 'starting' }]);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    expect((await fetch(`${base}/metrics`)).status).toBe(200);
  });

  it('is then the whole app, on the same connection', async () => {
    const { door: opened, base } = await open();
    expect((await fetch(`${base}/`)).status).toBe(503);
    await opened.open(createWebApp({ ...parts(up), server: opened.server }));
    expect((await fetch(`${base}/`)).status).toBe(200);
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    expect((await fetch(`${base}/nothing`)).status).toBe(404);
  });

  it('closes quickly though a browser keeps a connection open', async () => {
    const { door: opened, base } = await open();
    await opened.open(createWebApp({ ...parts(up), server: opened.server }));
    await (await fetch(`${base}/healthz`)).text();
    await opened.close();
    door = undefined;
    await expect(fetch(`${base}/healthz`)).rejects.toThrow();
  });
});
