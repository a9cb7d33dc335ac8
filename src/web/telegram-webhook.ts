import type { FastifyInstance } from 'fastify';
import type { TelegramWebhook } from './types.js';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Takes Telegram's updates. 200 only after the update is saved: anything else makes Telegram deliver
 * it again (https://core.telegram.org/bots/api#setwebhook).
 */
export function addTelegramWebhook(app: FastifyInstance, telegram: TelegramWebhook): void {
  app.post('/telegram/webhook', { bodyLimit: 1024 * 1024 }, async (request, reply) => {
    const header = request.headers[SECRET_HEADER];
    const secret = typeof header === 'string' ? header : undefined;
    const status = await telegram.handleWebhook(secret, request.body);
    return reply.code(status).send({ ok: status === 200 });
  });
}
