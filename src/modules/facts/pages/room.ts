import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FactDesk, Saved } from '../desk.js';
import { factKinds, factUnits, productRequirements, type Fact } from '../fact.js';
import { asOfText, factText } from '../fact-line.js';
import { Failure } from '../../../web/failure.js';
import { momentOf } from '../../../web/dashboard/figures.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { readField } from '../../../web/dashboard/read-form.js';
import { factOf, fieldsOf, readFields, type TypedFields } from './read-fact.js';

/** Texts in two languages and addresses. */
const bodyLimit = 16 * 1024;

/** `/facts`: fees, rates, limits and where they come from. */
export const factsRoom =
  (source: FactDesk): DashboardRoom =>
  (app, desk) => {
    const onRequest = demandRole(['admin']);
    app.get('/facts', { onRequest }, (request, reply) => showFacts(source, desk, request, reply));
    app.get('/facts/new', { onRequest }, (request, reply) =>
      showForm(desk, request, reply, { fields: { kind: 'fee' }, isNew: true }),
    );
    app.post('/facts/new', { onRequest, bodyLimit }, async (request, reply) => {
      demandOwnForm(desk.parts, request);
      const fields = readFields(request.body);
      const saved = await source.create(factOf(fields), userOf(request).email);
      return answer(desk, request, reply, saved, { fields, isNew: true });
    });
    app.get<{ Params: { id: string } }>('/facts/:id', { onRequest }, async (request, reply) => {
      const fact = await source.find(request.params.id);
      if (!fact) throw new Failure(404, 'not-found', 'facts:gone');
      return showForm(desk, request, reply, { fields: fieldsOf(fact), fact });
    });
    app.post<{ Params: { id: string } }>(
      '/facts/:id',
      { onRequest, bodyLimit },
      async (request, reply) => {
        demandOwnForm(desk.parts, request);
        const fields = { ...readFields(request.body), id: request.params.id };
        const version = Number(readField(request.body, 'version'));
        if (!Number.isInteger(version)) throw new Failure(400, 'invalid', 'error.invalid');
        const saved = await source.change(factOf(fields), version, userOf(request).email);
        return answer(desk, request, reply, saved, { fields });
      },
    );
  };

interface Form {
  fields: TypedFields;
  isNew?: boolean;
  fact?: Fact;
  saved?: Exclude<Saved, { outcome: 'saved' }>;
}

function answer(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  saved: Saved,
  form: Form,
): FastifyReply {
  if (saved.outcome === 'saved') return reply.redirect('/facts?done', 303);
  return showForm(desk, request, reply, { ...form, saved });
}

function showForm(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { fields, isNew = false, fact, saved }: Form,
): FastifyReply {
  const { lang, words } = wordsIn(desk, request, reply);
  const faults = saved?.outcome === 'faulty' ? saved.faults : [];
  const outcome = saved && saved.outcome !== 'faulty' ? saved.outcome : undefined;
  return sendPage(desk, request, reply, 'modules/facts/pages/fact', {
    title: words(isNew ? 'facts:new' : 'facts:edit'),
    status: !saved ? 200 : faults.length > 0 ? 422 : 409,
    ...{ fields, isNew, kinds: factKinds, units: factUnits, requirements: productRequirements },
    message: outcome && words(`facts:fault.${outcome}`),
    faults: Object.fromEntries(
      faults.map(({ field, fault }) => [field, words(`facts:fault.${fault}`)]),
    ),
    changed: fact && whoWhen(desk, fact, lang, words('facts:start')),
  });
}

const whoWhen = (desk: Desk, fact: Fact, lang: string, start: string) => ({
  by: fact.updatedBy === 'start' ? start : fact.updatedBy,
  at: momentOf(fact.updatedAt, formatsOf(desk, lang)),
});

async function showFacts(
  source: FactDesk,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { lang, words } = wordsIn(desk, request, reply);
  const all = await source.list();
  const rows = all.map((fact) => ({
    ...{ id: fact.id, certain: fact.certain, source: fact.source.name, url: fact.source.url },
    title: fact.title[lang],
    text: factText(fact, lang),
    asOf: asOfText(fact.asOf, lang),
    kind: fact.kind,
    changed: whoWhen(desk, fact, lang, words('facts:start')),
  }));
  const { done } = request.query as { done?: unknown };
  return sendPage(desk, request, reply, 'modules/facts/pages/facts', {
    title: words('facts:title'),
    done: done !== undefined,
    groups: factKinds
      .map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }))
      .filter(({ rows: some }) => some.length > 0),
  });
}
