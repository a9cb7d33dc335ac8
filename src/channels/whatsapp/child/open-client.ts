import { rmSync } from 'node:fs';
import { join } from 'node:path';
import wweb, { type Client } from 'whatsapp-web.js';
import type { StartOrder } from '../protocol.js';

/** What keeps a browser small and to itself. */
const flags = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
];

/**
 * The library's client, not started yet. The browser is driven over a pipe: it ends with this process, however
 * that ends.
 */
export function openClient(order: StartOrder): Client {
  const { browser, dataPath, webVersion, versionsPath, noSandbox, callMs } = order;
  clearLocks(dataPath);
  return new wweb.Client({
    authStrategy: new wweb.LocalAuth({ dataPath }),
    puppeteer: {
      executablePath: browser,
      headless: true,
      pipe: true,
      protocolTimeout: callMs,
      args: [...flags, ...(noSandbox ? ['--no-sandbox'] : [])],
    },
    // The library's default would write into the current directory.
    ...(webVersion === undefined
      ? { webVersionCache: { type: 'none' } }
      : { webVersion, webVersionCache: { type: 'local', path: versionsPath, strict: true } }),
    authTimeoutMs: order.startMs,
    qrMaxRetries: 0,
  });
}

/** The session is ours alone: a lock in it is of a browser that is gone, perhaps on another host. */
function clearLocks(dataPath: string): void {
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(dataPath, 'session', name), { force: true });
  }
}
