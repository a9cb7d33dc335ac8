import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Delivery } from '../../ports/channel.js';
import { wantsPage } from '../errors.js';
import { Failure } from '../failure.js';
import { createPaceCheck } from '../limits.js';
import { localeOf, wordsOf } from '../locale.js';
import { demandSameOrigin } from '../security.js';
import type { WebParts } from '../types.js';
import { renderView } from '../views.js';
import { waitForReply } from './await-reply.js';
import type { ChatChannel } from './chat-channel.js';
import { readPost } from './read-post.js';
import { visitorOf } from './visitor.js';

const RETRY_AFTER_S = 2;

/**
 * `POST /chat/messages`: takes one message. Answered once it is saved: the page may then forget it;
 * after a 503 it sends it again with the same id. A form without scripts is sent back to the page.
 */
export function addPostRoute(
  app: FastifyInstance,
  parts: WebParts,
  channel: ChatChannel,
  style: string,
): void {
  const checkPace = createPaceCheck(app, parts.config.limits);
  app.post('/chat/messages', async (request, reply) => {
    demandSameOrigin(request, parts.config.publicUrl);
    const address = visitorOf(request);
    await checkPace(request, address);
    if (address === undefined) throw new Failure(401, 'no-cookie', 'error.noCookie');
    const message = { ...readPost(request.body), language: localeOf(request) };
    const awaited = wantsPage(request) ? waitForReply(channel, address) : undefined;
    let status: Delivery;
    try {
      status = await channel.receive(address, message);
    } catch (err) {
      awaited?.cancel();
      parts.logger.error({ err, requestId: request.id, channel: 'web' }, 'A message was not saved');
      return answerUnsaved(request, reply, parts, style);
    }
    if (!awaited) return reply.send({ status, id: message.id });
    await awaited.arrived;
    return reply.redirect('/chat', 303);
  });
}

/** Without scripts the form itself goes back to the person, so that one press sends it again. */
function answerUnsaved(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: WebParts,
  style: string,
): FastifyReply {
  if (!wantsPage(request)) {
    throw new Failure(503, 'unavailable', 'error.unsent', { retryAfterS: RETRY_AFTER_S });
  }
  const words = wordsOf(parts, request);
  const page = renderView('web/views/message', {
    lang: localeOf(request),
    ...{ words, style },
    title: words('error.unsentTitle'),
    text: words('error.unsent'),
    form: { action: '/chat/messages', fields: request.body, submit: words('error.retry') },
  });
  return reply
    .code(503)
    .headers({ 'retry-after': RETRY_AFTER_S, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(page);
}
