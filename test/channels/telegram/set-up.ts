import { afterEach } from '@jest/globals';
import {
  createTelegramChannel,
  type TelegramChannel,
  type TelegramOptions,
} from '../../../src/channels/telegram/index.js';
import type { Deliver, Inbound } from '../../../src/ports/channel.js';
import { SendError } from '../../../src/ports/send-error.js';
import { startBotApi, type BotApi, type BotApiOptions } from '../../support/bot-api/index.js';

export const token = '7011223344:AAH-very_secret-token0123456789abc';

/** Lines that were logged, as text. */
export class Lines {
  readonly all: string[] = [];
  readonly logger = {
    debug: () => undefined,
    info: this.line('info'),
    warn: this.line('warn'),
    error: this.line('error'),
  };

  of(level: 'info' | 'warn' | 'error'): string[] {
    return this.all.filter((line) => line.startsWith(level));
  }

  private line(level: string) {
    return (fields: object, message: string) => {
      this.all.push(`${level} ${message} ${JSON.stringify(fields)}`);
    };
  }
}

const closers: (() => Promise<unknown>)[] = [];

/** Closes what `server` and `channelTo` opened, newest first. */
export function closeAfterEach(): void {
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
}

export async function server(options: Partial<BotApiOptions> = {}): Promise<BotApi> {
  const api = await startBotApi({ token, ...options });
  closers.push(() => api.close());
  return api;
}

/** A channel with short waits, not started. */
export function channelTo(
  api: { url: string },
  options: Partial<TelegramOptions> = {},
): { channel: TelegramChannel; lines: Lines } {
  const lines = new Lines();
  const channel = createTelegramChannel({
    token,
    apiRoot: api.url,
    mode: 'polling',
    commandsMenu: { id: [{ command: 'menu', description: 'Menu utama' }] },
    texts: () => ({ unknownButton: 'Tombol ini sudah tidak berlaku.' }),
    logger: lines.logger,
    ...options,
    timing: {
      pollSeconds: 2,
      lookAgainMs: [5, 50],
      backoffMs: [20, 100],
      hopelessMs: 150,
      stopGraceMs: 500,
      retryMs: [20, 40],
      nameMs: 200,
      callSeconds: 1,
      ...options.timing,
    },
  });
  closers.push(() => channel.stop());
  return { channel, lines };
}

/** A `deliver` that notes what it got; `work` is what a turn does. */
export function recorder(work: (inbound: Inbound) => Promise<void> | void = () => undefined) {
  const seen: Inbound[] = [];
  const state = { underWay: 0, most: 0 };
  const deliver: Deliver = async (inbound) => {
    seen.push(inbound);
    state.underWay += 1;
    state.most = Math.max(state.most, state.underWay);
    try {
      await work(inbound);
    } finally {
      state.underWay -= 1;
    }
    return 'handled';
  };
  const texts = () => seen.map(({ input }) => ('text' in input ? input.text : input.type));
  return { seen, state, deliver, texts };
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A promise to be resolved by hand. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** What sending fails with. */
export async function failureOf(sending: Promise<unknown>): Promise<SendError> {
  const error: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendError)) throw new Error('It did not fail with a SendError');
  return error;
}
