import { BotApi, type BotApiOptions } from './server.js';

export { BotApi, type BotApiOptions, type Call } from './server.js';
export type { Fault } from './faults.js';
export type { Press, ScreenMessage } from './chat.js';
export type { Person } from './person.js';
export type { NewUpdate } from './update-queue.js';
export { ApiError } from './api-error.js';
export { parseHtml } from './html.js';

/**
 * An emulated Bot API over real HTTP: long polling with Telegram's offset rules, webhooks, screens
 * of people, faults, latency and a rate limit.
 *
 * ```ts
 * const api = await startBotApi({ token: '1:test' });
 * const budi = api.user(7);
 * budi.start();
 * const welcome = await budi.reply();
 * budi.press('Setuju');
 * ```
 */
export function startBotApi(options: BotApiOptions): Promise<BotApi> {
  return new BotApi(options).listen();
}
