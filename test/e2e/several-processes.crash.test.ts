import { execSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { connect } from '../../src/app/database.js';
import { startBotApi, type BotApi } from '../support/bot-api/index.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';
import { spawnTs } from '../support/spawn-ts.js';
import { until } from '../support/until.js';
import { Installation, token, type BotProcess } from './bot-process.js';
import { sendTwice } from './disturbances.js';
import { inventPerson } from './people.js';
import { Registrant } from './registrant.js';

/**
 * Three processes that take webhooks and two workers, over one store: MONGODB_URI, or the embedded store
 * served alone. With REDIS_URL the workers share its queues; otherwise each has its own. STORE_CRASH is a command
 * that makes the store's server crash: it comes back with what it acknowledged, after a while without answers.
 */

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serveStore(): Promise<string> {
  const name = `pasti_test_${randomBytes(6).toString('hex')}`;
  const given = process.env.MONGODB_URI;
  if (given) {
    const uri = new URL(given);
    uri.pathname = `/${name}`;
    return uri.href;
  }
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const child = spawnTs(main, ['store', '--port', '0']);
  closers.push(
    () =>
      new Promise((resolve) => {
        child.once('close', resolve);
        child.kill('SIGTERM');
      }),
  );
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      reject(new Error('pasti store ended'));
    });
    child.stdout?.once('data', (chunk: Buffer) => {
      resolve(chunk.toString().trim());
    });
  });
}

/** Hands each request to any of the processes; one that is away is tried again elsewhere by the sender. */
async function serveBalancer(targets: () => string[]): Promise<string> {
  const server: Server = createServer((incoming, answer) => {
    const alive = targets();
    const target = alive[Math.floor(Math.random() * alive.length)] ?? '';
    const forwarded = request(
      `${target}${incoming.url ?? ''}`,
      { method: incoming.method, headers: incoming.headers },
      (response: IncomingMessage) => {
        answer.writeHead(response.statusCode ?? 502);
        response.pipe(answer);
      },
    );
    forwarded.on('error', () => answer.writeHead(502).end());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const sent = (api: BotApi, messages: number) =>
  until(() => api.count('sendMessage') >= messages, `${messages} messages`);

function crashStore(): void {
  if (process.env.STORE_CRASH) execSync(process.env.STORE_CRASH);
}

describe('several processes over one store', () => {
  it('register everybody once, whichever process a message lands on, though one is killed', async () => {
    const api = await startBotApi({ token, webhookRetryMs: 50, latencyMs: 10 });
    closers.push(() => api.close());
    sendTwice(api);
    const uri = await serveStore();
    const addresses = new Map<BotProcess, string>();
    const balancer = await serveBalancer(() => [...addresses.values()]);
    const shared = {
      MONGODB_URI: uri,
      DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
      PUBLIC_URL: balancer,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows',
      ...(process.env.REDIS_URL && { REDIS_URL: process.env.REDIS_URL }),
    };
    const start = async (roles: string): Promise<BotProcess> => {
      const installation = new Installation(api.url, { ...shared, PASTI_ROLES: roles });
      closers.push(() => installation.close());
      const bot = installation.start();
      if (roles.includes('web')) addresses.set(bot, await bot.ready());
      return bot;
    };
    const bots = await Promise.all(['web,telegram', 'web,telegram', 'web,telegram'].map(start));
    await Promise.all(['worker', 'worker'].map(start));

    const people = Array.from(
      { length: 30 },
      (_, index) => new Registrant(api.user(5_000 + index), inventPerson(index)),
    );
    const done = people.map((one) => one.register());
    await sent(api, 80);
    crashStore();
    await sent(api, 150);
    const [first] = bots;
    if (first) {
      addresses.delete(first);
      await first.kill();
    }
    await sent(api, 220);
    crashStore();
    await Promise.all(done);

    const database = await connect(uri, quietLogger);
    closers.push(() => database.close());
    const participants = await database.participants.find().lean();
    expect(participants).toHaveLength(people.length);
    const numbers = new Set(participants.map(({ number }) => number));
    expect([...numbers].sort()).toEqual(people.map(({ number }) => number).sort());
    const names = participants.map(({ name }) => name).sort();
    expect(names).toEqual(people.map(({ self }) => self.name).sort());
  });
});
