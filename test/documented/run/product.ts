import { connect } from 'node:net';
import { until } from '../../support/until.js';
import { Started, type Shell } from './shell.js';

/** Waits until the product tells where it is, and asks for the page. @returns its address */
export async function isServed(started: Started): Promise<string> {
  const [, address = ''] = await started.says(/web chat (http\S+)\/chat/);
  const { status } = await fetch(`${address}/chat`);
  if (status !== 200) throw new Error(`${address}/chat answers ${status}`);
  return address;
}

/** Stops it when all is up: the queue of a first start takes seconds to be made, and a stop waits for it. */
export async function stopWhole(started: Started, address: string): Promise<void> {
  await until(async () => {
    const { parts } = (await (await fetch(`${address}/readyz`)).json()) as Ready;
    return parts.store?.state === 'up' && parts.queue?.state === 'up';
  }, 'store and queue');
  await started.stop();
}

interface Ready {
  parts: Partial<Record<string, { state: string }>>;
}

/** Starts the product, asks for the page, and stops it. */
export async function startAskStop(line: string, shell: Shell): Promise<void> {
  const started = new Started(line, shell);
  try {
    await stopWhole(started, await isServed(started));
  } finally {
    await started.stop('SIGKILL');
  }
}

/** One documented port is the same for every npm. */
let before: Promise<unknown> = Promise.resolve();

/** Starts `pasti store`, knocks at its port, and stops it. */
export function storeAnswers(line: string, shell: Shell): Promise<void> {
  const now = before.then(async () => {
    const started = new Started(line, shell);
    try {
      const [, port] = await started.says(/mongodb:\/\/127\.0\.0\.1:(\d+)/);
      await knock(Number(port));
    } finally {
      await started.stop();
    }
  });
  before = now.catch(() => undefined);
  return now;
}

function knock(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
