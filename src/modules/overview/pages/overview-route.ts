import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Landing } from '../../../web/types.js';
import { momentOf } from '../../../web/dashboard/figures.js';
import { rowsOf } from './figures.js';
import { figuresOf } from './figures.js';
import { demandRole } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn, type Desk } from '../../../web/dashboard/page.js';
import { readPlace, writePlace } from '../../../web/dashboard/place.js';
import { createRecentCounts, type RecentCounts } from './recent-counts.js';

const pageSize = 25;

/** `GET /`: the state of the programme for who is signed in, the public page for everybody else. */
export function addOverview(app: FastifyInstance, desk: Desk, landing: Landing): void {
  const demandAdmin = demandRole(['admin']);
  const guard = (request: FastifyRequest, reply: FastifyReply) =>
    request.user ? demandAdmin(request, reply) : Promise.resolve(undefined);
  const count = createRecentCounts(desk.parts);
  app.get('/', { onRequest: guard }, (request, reply) => {
    void reply.header('vary', 'Cookie');
    return request.user ? showOverview(desk, count, request, reply) : landing(request, reply);
  });
}

async function showOverview(
  desk: Desk,
  count: () => Promise<RecentCounts>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { overview, categoryName } = desk.parts;
  const { lang, words } = wordsIn(desk, request, reply);
  const formats = formatsOf(desk, lang);
  const after = readPlace((request.query as { after?: unknown }).after);
  // Further pages are for who looks somebody up: the figures are not counted again for them.
  const [counted, { rows, more }] = await Promise.all([
    after ? undefined : count(),
    overview.newest(pageSize, after),
  ]);
  const last = rows.at(-1);
  return sendPage(desk, request, reply, 'modules/overview/pages/overview', {
    title: words(after ? 'participants.title' : 'overview.title'),
    figures: counted && figuresOf(counted.counts, formats),
    rows: rowsOf(rows, formats, categoryName, lang),
    older: more && last ? `/?after=${writePlace(last)}#participants` : undefined,
    further: after !== undefined,
    asOf: counted && momentOf(counted.at, formats),
  });
}
