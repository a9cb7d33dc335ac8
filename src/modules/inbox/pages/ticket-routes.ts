import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longestAnswer, type DeskOutcome } from '../desk.js';
import { Failure } from '../../../web/failure.js';
import { momentOf } from '../../../web/dashboard/figures.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';
import type { TicketSource } from './ticket-source.js';

/** `GET /tickets`, `GET /tickets/view?id=`, and what an officer does with one: take, answer, close. */
export function addTicketPages(app: FastifyInstance, desk: Desk, tickets: TicketSource): void {
  const guard = { onRequest: demandRole(['admin']) };
  app.get('/tickets', guard, (request, reply) => showList(desk, tickets, request, reply));
  app.get('/tickets/view', guard, (request, reply) => showOne(desk, tickets, request, reply));
  const act = (
    path: string,
    what: (id: string, by: string, text: string) => Promise<DeskOutcome>,
  ) =>
    app.post(path, { ...guard, bodyLimit: formLimit }, async (request, reply) => {
      demandOwnForm(desk.parts, request);
      const id = readField(request.body, 'id');
      const text = readField(request.body, 'text').trim().slice(0, longestAnswer);
      const outcome = await what(id, userOf(request).email, text);
      const note = outcome === 'done' ? '' : `&note=${outcome}`;
      return reply.redirect(`/tickets/view?id=${encodeURIComponent(id)}${note}`, 303);
    });
  act('/tickets/take', (id, by) => tickets.take(id, by));
  act('/tickets/close', (id, by) => tickets.close(id, by));
  act('/tickets/answer', (id, by, text) =>
    text === '' ? Promise.resolve('done') : tickets.answer(id, by, text),
  );
}

async function showList(
  desk: Desk,
  tickets: TicketSource,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const formats = formatsOf(desk, lang);
  const rows = (await tickets.list()).map((ticket) => ({
    ...ticket,
    when: momentOf(ticket.at, formats),
    channel: ticket.contactId.split(':')[0] ?? '',
    excerpt: ticket.text.length > 140 ? `${ticket.text.slice(0, 139)}…` : ticket.text,
    href: `/tickets/view?id=${encodeURIComponent(ticket.id)}`,
  }));
  return sendPage(desk, request, reply, 'modules/inbox/pages/tickets', {
    title: words('tickets.title'),
    rows,
  });
}

const notes = ['taken', 'gone'];

async function showOne(
  desk: Desk,
  tickets: TicketSource,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const { id, note } = request.query as { id?: unknown; note?: unknown };
  const ticket = typeof id === 'string' ? await tickets.find(id) : undefined;
  if (!ticket) throw new Failure(404, 'not-found', 'error.notFound');
  const formats = formatsOf(desk, lang);
  const messages = await tickets.messages(ticket.contactId);
  return sendPage(desk, request, reply, 'modules/inbox/pages/ticket', {
    title: words('tickets.one', { name: ticket.name ?? words('tickets.stranger') }),
    ticket,
    when: momentOf(ticket.at, formats),
    mine: ticket.state === 'taken' && ticket.takenBy === userOf(request).email,
    longestAnswer,
    note: typeof note === 'string' && notes.includes(note) ? words(`tickets.note.${note}`) : '',
    lines: messages.map((message) => ({ ...message, when: momentOf(message.at, formats) })),
  });
}
