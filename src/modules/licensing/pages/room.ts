import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PermitOffice, WaitingPermit } from '../office.js';
import { Failure } from '../../../web/failure.js';
import { dayNameOf, momentOf, type Formats } from '../../../web/dashboard/figures.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';

/** What the page reads from. */
export interface VerificationSource {
  permits: PermitOffice;
  /** How many practices wait; they are looked at on a page of their own. */
  practicesWaiting(): Promise<number>;
}

interface WithId {
  Params: { id: string };
}

/** What may be shown in a page; anything else is handed over as a file. */
const shownTypes = ['image/jpeg', 'image/png', 'image/webp'];
const longestWords = 500;

/** `/verifications`: permits that wait for somebody who looks at them, with their proofs. */
export const verificationsRoom =
  (source: VerificationSource): DashboardRoom =>
  (app, desk) => {
    const onRequest = demandRole(['admin']);
    app.get('/verifications', { onRequest }, (request, reply) =>
      showWaiting(source, desk, request, reply),
    );
    app.get<WithId>('/verifications/:id/file', { onRequest }, (request, reply) =>
      sendProof(source.permits, desk, request, reply, request.params.id),
    );
    app.post<WithId>('/verifications/:id', { onRequest, bodyLimit: formLimit }, (request, reply) =>
      decide(source, desk, request, reply, request.params.id),
    );
  };

async function showWaiting(
  source: VerificationSource,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  problem?: { id: string; message: string; words: string },
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const formats = formatsOf(desk, lang);
  const rows = await source.permits.waiting();
  const { done } = request.query as { done?: unknown };
  return sendPage(desk, request, reply, 'modules/licensing/pages/verifications', {
    title: words('verifications:title'),
    status: problem ? 422 : 200,
    done: ['accept', 'return'].find((one) => one === done),
    practices: await source.practicesWaiting(),
    rows: rows.map((row) => ({
      ...viewOf(row, formats),
      at: momentOf(row.permit.reportedAt ?? row.permit.createdAt, formats),
      problem: problem?.id === row.permit.id ? problem : undefined,
    })),
  });
}

function viewOf({ permit, name, number, kecamatan }: WaitingPermit, formats: Formats) {
  const { id, kind, proof } = permit;
  return {
    version: permit.version,
    ...{ id, kind, name, number, kecamatan, path: `/verifications/${encodeURIComponent(id)}` },
    permitNumber: permit.number ?? '',
    issuedOn: permit.issuedOn ? dayNameOf(permit.issuedOn, formats) : '',
    expiresOn: permit.expiresOn ? dayNameOf(permit.expiresOn, formats) : '',
    picture: proof !== undefined && shownTypes.includes(proof.mime),
    file: proof?.name,
  };
}

async function sendProof(
  office: PermitOffice,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
) {
  const file = await office.proof(id, userOf(request).email, desk.parts.clock.now());
  if (!file) throw new Failure(404, 'not-found', 'verifications:gone');
  const shown = shownTypes.includes(file.mime);
  const name = file.name.replace(/[^\w.-]/g, '_');
  return reply
    .type(shown ? file.mime : 'application/octet-stream')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename="${name}"`)
    .send(Buffer.from(file.bytes));
}

async function decide(
  source: VerificationSource,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
) {
  demandOwnForm(desk.parts, request);
  const decision = readField(request.body, 'decision') === 'accept' ? 'accept' : 'return';
  const words = readField(request.body, 'words').trim().slice(0, longestWords);
  if (decision === 'return' && words === '') {
    const message = wordsIn(desk, request, reply).words('verifications:wordsMissing');
    return showWaiting(source, desk, request, reply, { id, message, words });
  }
  const { email: by } = userOf(request);
  const now = desk.parts.clock.now();
  const version = Number(readField(request.body, 'version'));
  const decided = await source.permits.decide(id, { decision, words, version, by, now });
  if (!decided) throw new Failure(409, 'stale', 'verifications:decidedBefore');
  return reply.redirect(`/verifications?done=${decision}`, 303);
}
