import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  createTelegramChannel,
  type TelegramChannel,
} from '../../../src/channels/telegram/index.js';
import {
  channelTo,
  closeAfterEach,
  gate,
  Lines,
  recorder,
  server,
  sleep,
  token,
} from './set-up.js';
import { until } from '../../support/until.js';

closeAfterEach();

const secret = 'a-webhook_secret';
let route: ReturnType<typeof createServer> | undefined;

afterEach(() => {
  route?.closeAllConnections();
  route?.close();
  route = undefined;
});

/** An HTTP route as the web part would register it. */
async function routeTo(channel: () => TelegramChannel): Promise<string> {
  route = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = request.headers['x-telegram-bot-api-secret-token'];
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
      void channel()
        .handleWebhook(typeof header === 'string' ? header : undefined, body)
        .then((status) => response.writeHead(status).end());
    });
  });
  const listening = route;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/telegram/webhook`;
}

const update = (id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: 1,
    date: 1_795_500_000,
    chat: { id: 1, type: 'private', first_name: 'A' },
    from: { id: 1, is_bot: false, first_name: 'A' },
    text,
  },
});

describe('webhook', () => {
  it('takes what Telegram posts, and gets again what it could not save', async () => {
    const api = await server({ webhookRetryMs: 20 });
    const { channel } = channelTo(api, {
      mode: 'webhook',
      webhookUrl: await routeTo(() => channel),
      webhookSecret: secret,
    });
    let failures = 2;
    const { deliver, texts } = recorder(() => {
      if (failures-- > 0) throw new Error('no store');
    });
    await channel.start(deliver);
    await until(() => channel.health().state === 'up');
    api.user(1).say('halo');
    await until(() => api.unconfirmed.length === 0);
    expect(texts()).toEqual(['halo', 'halo', 'halo']);
    expect(api.world.pusher.answers).toEqual([500, 500, 200]);
    expect(api.count('getUpdates')).toBe(0);
  });

  it('sets the webhook as soon as Telegram can be reached', async () => {
    const api = await server();
    api.fail('setWebhook', 'drop', 5);
    const { channel } = channelTo(api, {
      mode: 'webhook',
      webhookUrl: 'http://127.0.0.1:9/',
      webhookSecret: secret,
    });
    await channel.start(recorder().deliver);
    await until(() => channel.health().state === 'up');
    expect(api.world.pusher.settings).toMatchObject({ url: 'http://127.0.0.1:9/', secret });
  });

  it('refuses a wrong or missing secret and a body that is no update', async () => {
    const api = await server();
    const { channel } = channelTo(api, {
      mode: 'webhook',
      webhookUrl: 'http://127.0.0.1:9/',
      webhookSecret: secret,
    });
    const { deliver, seen } = recorder();
    await channel.start(deliver);
    expect(await channel.handleWebhook(undefined, update(1, 'x'))).toBe(401);
    expect(await channel.handleWebhook(`${secret}x`, update(1, 'x'))).toBe(401);
    expect(await channel.handleWebhook(secret, 'not json')).toBe(400);
    expect(await channel.handleWebhook(secret, { hello: 1 })).toBe(400);
    expect(seen).toHaveLength(0);
    expect(await channel.handleWebhook(secret, JSON.stringify(update(1, 'x')))).toBe(200);
    expect(seen).toHaveLength(1);
  });

  it('answers after the turn, once for an update that is posted twice meanwhile', async () => {
    const api = await server();
    const { channel } = channelTo(api, {
      mode: 'webhook',
      webhookUrl: 'http://127.0.0.1:9/',
      webhookSecret: secret,
    });
    const slow = gate();
    const { deliver, seen } = recorder(() => slow.opened);
    await channel.start(deliver);
    const statuses: number[] = [];
    const posts = [1, 2].map(async () => {
      statuses.push(await channel.handleWebhook(secret, update(5, 'x')));
    });
    const stopped = sleep(20).then(() => channel.stop());
    await sleep(60);
    expect(statuses).toEqual([]);
    expect(await channel.handleWebhook(secret, update(6, 'y'))).toBe(503);
    slow.open();
    await Promise.all([...posts, stopped]);
    expect(statuses).toEqual([200, 200]);
    expect(seen).toHaveLength(1);
  });

  it('needs a url and a secret', () => {
    const create = (options: object) => () =>
      createTelegramChannel({
        token,
        mode: 'webhook',
        commandsMenu: {},
        texts: () => ({ unknownButton: '' }),
        logger: new Lines().logger,
        ...options,
      });
    expect(create({})).toThrow(/webhookUrl/);
    expect(create({ webhookUrl: 'https://x' })).toThrow(/webhookSecret/);
    expect(create({ webhookUrl: 'https://x', webhookSecret: 'a b' })).toThrow(/webhookSecret/);
  });
});
