import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ComposeFault, taughtPlaceholders } from '../compose.js';
import type { Composed } from '../manage.js';
import { SegmentError } from '../segment.js';
import { Failure } from '../../../web/failure.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';
import type { BroadcastSource, PickedFile } from './broadcast-source.js';
import { addLedgerRoutes, showBroadcast, showBroadcasts } from './broadcast-views.js';
import { readComposeForm, readMoment, readText, type Fields } from './read-compose-form.js';
import { fileKinds, readUpload } from './read-upload.js';
import { businessCategories } from '../../people/participant.js';

const largestFile = 5 * 1024 * 1024;
/** What is read at all: up to here the page can say how much it was. */
const largestUpload = 3 * largestFile;
const changes = ['approve', 'pause', 'resume', 'cancel'] as const;

/** The pages of announcements: list, compose, one with its progress and ledger, and what is done with it. */
export function addBroadcastPages(app: FastifyInstance, desk: Desk, source: BroadcastSource): void {
  const guard = { onRequest: demandRole(['admin']) };
  app.get('/broadcasts', guard, (request, reply) => showBroadcasts(desk, source, request, reply));
  app.get('/broadcasts/new', guard, (request, reply) => showForm(desk, source, request, reply, {}));
  app.get('/broadcasts/view', guard, (request, reply) =>
    showBroadcast(desk, source, request, reply),
  );
  addLedgerRoutes(app, source);
  addTestRoute(app, desk, source);
  void app.register(async (routes) => {
    await routes.register(multipart, {
      attachFieldsToBody: true,
      limits: { fileSize: largestUpload, files: 1, fields: 200, fieldSize: 64 * 1024 },
    });
    routes.post(
      '/broadcasts/new',
      { ...guard, bodyLimit: largestUpload + 256 * 1024 },
      (request, reply) => compose(desk, source, request, reply),
    );
  });
  app.post('/broadcasts/start', { ...guard, bodyLimit: formLimit }, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    const id = readField(request.body, 'id');
    const { outcome } = await source.start(id, userOf(request).email);
    return back(reply, id, outcome);
  });
  app.post('/broadcasts/change', { ...guard, bodyLimit: formLimit }, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    const id = readField(request.body, 'id');
    const change = changes.find((name) => name === readField(request.body, 'change'));
    if (!change) throw new Failure(400, 'invalid', 'error.invalid');
    const { outcome } = await source.change(id, change, userOf(request).email);
    return back(reply, id, outcome);
  });
}

function addTestRoute(app: FastifyInstance, desk: Desk, source: BroadcastSource): void {
  const guard = { onRequest: demandRole(['admin']), bodyLimit: formLimit };
  app.post('/broadcasts/test', guard, async (request, reply) => {
    demandOwnForm(desk.parts, request);
    const id = readField(request.body, 'id');
    return back(reply, id, await source.test(id, userOf(request).email));
  });
}

const back = (reply: FastifyReply, id: string, outcome: string) =>
  reply.redirect(
    `/broadcasts/view?id=${encodeURIComponent(id)}${outcome === 'changed' ? '' : `&note=${outcome}`}`,
    303,
  );

async function compose(
  desk: Desk,
  source: BroadcastSource,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { fields, file } = await readUpload(request);
  request.body = { _form: readText(fields, '_form') };
  demandOwnForm(desk.parts, request);
  const id = readText(fields, 'id');
  if (!/^[\w-]{12}$/.test(id)) throw new Failure(400, 'invalid', 'error.invalid');
  const read = readComposed(fields, desk.parts.config.timeZone);
  if ('faults' in read)
    return showForm(desk, source, request, reply, { fields, faults: read.faults });
  const fault = file && faultOf(file);
  if (fault) return showForm(desk, source, request, reply, { fields, faults: [fault] });
  const kept = file && (await source.keepFile(id, file));
  const composed: Composed = { ...read.composed, ...(kept && { file: kept }) };
  const drafted = await source.draft(id, composed, userOf(request).email);
  if (drafted.outcome === 'faulty')
    return showForm(desk, source, request, reply, { fields, faults: drafted.faults });
  return reply.redirect(`/broadcasts/view?id=${encodeURIComponent(id)}`, 303);
}

/** Why a file can not be sent. */
function faultOf({ mime, bytes }: PickedFile): ComposeFault | undefined {
  if (bytes.length > largestFile)
    return {
      field: 'file',
      what: 'too_large',
      given: { size: bytes.length, max: largestFile },
    };
  if ((fileKinds as readonly string[]).includes(mime)) return undefined;
  return { field: 'file', what: 'kind', given: { kind: mime, allowed: fileKinds.join(', ') } };
}

function readComposed(
  fields: Fields,
  timeZone: string,
): { composed: Composed } | { faults: ComposeFault[] } {
  const typed = readText(fields, 'at');
  const at = readMoment(typed, timeZone);
  if (at === 'invalid') return { faults: [{ field: 'at', what: 'invalid', given: { at: typed } }] };
  try {
    return { composed: { ...readComposeForm(fields), ...(at && { at }) } };
  } catch (error) {
    if (!(error instanceof SegmentError)) throw error;
    return { faults: [{ field: 'segment', what: 'invalid', given: { message: error.message } }] };
  }
}

async function showForm(
  desk: Desk,
  source: BroadcastSource,
  request: FastifyRequest,
  reply: FastifyReply,
  { fields = {}, faults = [] }: { fields?: Fields; faults?: ComposeFault[] },
) {
  const { words } = wordsIn(desk, request, reply);
  const list = (name: string): string[] => [fields[name] ?? []].flat();
  return sendPage(desk, request, reply, 'modules/announcements/pages/broadcast-new', {
    title: words('broadcast:page.new'),
    status: faults.length > 0 ? 422 : 200,
    id: readText(fields, 'id') || desk.parts.newSecret().slice(0, 12),
    choices: await source.choices(),
    placeholders: taughtPlaceholders,
    kinds: fileKinds.join(','),
    categories: businessCategories,
    faults: faults.map(({ field, what, given }) =>
      words(`broadcast:fault.${field}_${what}`, given ?? {}),
    ),
    typed: (name: string) => readText(fields, name),
    picked: (name: string, value: string) => list(name).includes(value),
  });
}
