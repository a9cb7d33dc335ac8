import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BazaarDesk, TypedBazaar } from '../../bazaar-desk.js';
import { Failure } from '../../../../web/failure.js';
import { dayNameOf } from '../../../../web/dashboard/figures.js';
import { demandOwnForm } from '../../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../../web/dashboard/page.js';
import { type Desk } from '../../../../web/dashboard/parts.js';
import type { DashboardRoom } from '../../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../../web/dashboard/read-form.js';

const names = ['name', 'place', 'startsOn', 'endsOn', 'deadline', 'quota'] as const;
type Fields = Record<(typeof names)[number], string>;

interface WithId {
  Params: { id: string };
}

/** `/bazaars`: bazaars with their tables, who has one, who was there. */
export const bazaarsRoom =
  (source: BazaarDesk): DashboardRoom =>
  (app, desk) => {
    const onRequest = demandRole(['admin']);
    const posting = { onRequest, bodyLimit: formLimit };
    app.get('/bazaars', { onRequest }, (request, reply) =>
      showBazaars(source, desk, request, reply),
    );
    app.post('/bazaars', posting, (request, reply) => create(source, desk, request, reply));
    app.post<WithId>('/bazaars/:id/cancel', posting, async (request, reply) => {
      demandOwnForm(desk.parts, request);
      const now = desk.parts.clock.now();
      const done = await source.cancel(request.params.id, userOf(request).email, now);
      return back(reply, done, 'cancelled');
    });
    app.post<WithId>('/bazaars/:id/attend', posting, async (request, reply) => {
      demandOwnForm(desk.parts, request);
      const person = readField(request.body, 'person');
      const now = desk.parts.clock.now();
      const { email } = userOf(request);
      return back(reply, await source.attend(request.params.id, person, email, now), 'attended');
    });
  };

function back(reply: FastifyReply, done: boolean, what: string): FastifyReply {
  if (!done) throw new Failure(409, 'stale', 'bazaars:stale');
  return reply.redirect(`/bazaars?done=${what}`, 303);
}

async function create(
  source: BazaarDesk,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  demandOwnForm(desk.parts, request);
  const fields = Object.fromEntries(
    names.map((name) => [name, readField(request.body, name).trim()]),
  ) as Fields;
  const typed: TypedBazaar = {
    ...fields,
    quota: /^\d{1,4}$/.test(fields.quota) ? Number(fields.quota) : Number.NaN,
  };
  const faults = await source.create(typed, userOf(request).email, desk.parts.clock.now());
  if (faults.length > 0) return showBazaars(source, desk, request, reply, { fields, faults });
  return reply.redirect('/bazaars?done=created', 303);
}

async function showBazaars(
  source: BazaarDesk,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  shown?: { fields: Fields; faults: string[] },
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const dayName = (text: string) => dayNameOf(text, formatsOf(desk, lang));
  const { done } = request.query as { done?: unknown };
  const rows = await source.list();
  return sendPage(desk, request, reply, 'modules/marketing/pages/bazaars/bazaars', {
    title: words('bazaars:title'),
    status: shown ? 422 : 200,
    done: ['created', 'cancelled', 'attended'].find((one) => one === done),
    ...{ names, fields: shown?.fields ?? {}, faults: shown?.faults ?? [] },
    rows: rows.map(({ bazaar, people }) => ({
      ...bazaar,
      ...{ people, path: `/bazaars/${encodeURIComponent(bazaar.id)}`, taken: bazaar.people.length },
      startsOn: dayName(bazaar.startsOn),
      endsOn: dayName(bazaar.endsOn),
      deadline: dayName(bazaar.deadline),
    })),
  });
}
