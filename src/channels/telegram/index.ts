export { createTelegramChannel, type TelegramChannel } from './channel.js';
export type { MenuCommand, TelegramOptions, TelegramTexts } from './options.js';
export type { WebhookStatus } from './webhook.js';
