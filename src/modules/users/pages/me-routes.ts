import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ChatLink } from '../link-chat.js';
import { momentOf } from '../../../web/dashboard/figures.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';
import type { MeSource } from './me-source.js';

/** `/me`: the chats of who is signed in, and a link for another one. */
export function addMePages(app: FastifyInstance, desk: Desk, source: MeSource): void {
  const guard = { onRequest: demandRole(['admin']) };
  const posted = { ...guard, bodyLimit: formLimit };
  app.get('/me', guard, (request, reply) => show(desk, source, request, reply));
  app.post('/me/link', posted, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    const link = await source.link(userOf(request).email);
    return show(desk, source, request, reply, link);
  });
  app.post('/me/unlink', posted, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    await source.unlink(userOf(request).email, readField(request.body, 'id'));
    return reply.redirect('/me', 303);
  });
}

async function show(
  desk: Desk,
  source: MeSource,
  request: FastifyRequest,
  reply: FastifyReply,
  link?: ChatLink,
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const formats = formatsOf(desk, lang);
  return sendPage(desk, request, reply, 'modules/users/pages/me', {
    title: words('me:title'),
    chats: await source.chats(userOf(request).email),
    link,
    until: link && momentOf(link.expiresAt, formats),
  });
}
