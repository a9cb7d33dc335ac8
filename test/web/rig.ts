import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { createWebChannel, type WebChannel } from '../../src/channels/web/index.js';
import { systemClock } from '../../src/ports/clock.js';
import type { Logger } from '../../src/ports/logger.js';
import { createWebApp, type WebParts } from '../../src/web/index.js';
import { FakeBot } from './fake-bot.js';
import { MemoryFiles } from './memory-files.js';
import { MemoryLog } from './memory-log.js';
import { translate } from './words.js';

const ignore = (): void => undefined;
export const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** The web part with a channel, a log in memory and a small bot behind it. */
export interface Rig {
  app: FastifyInstance;
  channel: WebChannel;
  log: MemoryLog;
  files: MemoryFiles;
  bot: FakeBot;
  /** Begins (or begins again, on the same port) to serve; returns the base address. */
  listen(): Promise<string>;
  /** As if the process were gone; log and bot keep what they know. */
  kill(): Promise<void>;
}

export async function createRig(overrides: Partial<WebParts> = {}): Promise<Rig> {
  const log = new MemoryLog();
  const files = new MemoryFiles();
  const channel = createWebChannel({ log, files, logger: silent, clock: systemClock });
  const bot = new FakeBot(channel, log);
  await channel.start(bot.deliver);
  const build = (): FastifyInstance => {
    return createWebApp({
      config: {
        publicUrl: 'http://127.0.0.1:3000',
        secureCookies: false,
        cookieSecret: 'a secret of thirty-two characters',
      },
      webChannel: channel,
      readiness: () => Promise.resolve({ store: { state: 'up' } }),
      metrics: new Registry(),
      logger: silent,
      messages: translate,
      ...overrides,
    });
  };
  let port = 0;
  const rig: Rig = {
    app: build(),
    channel,
    log,
    files,
    bot,
    async listen() {
      if (port !== 0) rig.app = build();
      await rig.app.listen({ host: '127.0.0.1', port });
      port = (rig.app.server.address() as AddressInfo).port;
      return `http://127.0.0.1:${port}`;
    },
    async kill() {
      rig.app.server.closeAllConnections();
      await rig.app.close();
    },
  };
  return rig;
}

/** Opens the chat page as a browser would. @returns its cookie, as a header */
export async function visit(app: FastifyInstance): Promise<string> {
  const page = await app.inject({ url: '/chat' });
  const cookie = page.cookies.find(({ name }) => name === 'pasti_chat');
  return `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}`;
}

/** The address that is inside a visitor's cookie. */
export const addressIn = (cookie: string): string =>
  decodeURIComponent(cookie).slice('pasti_chat='.length).split('.')[0] ?? '';
