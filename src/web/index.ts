export { createWebApp } from './app.js';
export type { TelegramWebhook, Translate, WebConfig, WebParts } from './types.js';
export type { ChatChannel, ChatEvent } from './chat/chat-channel.js';
export { openDoor, type Door } from './door.js';
export { createStartingApp } from './starting-app.js';
