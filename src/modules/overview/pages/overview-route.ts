import type { FastifyReply, FastifyRequest } from 'fastify';
import { momentOf } from '../../../web/dashboard/figures.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { figuresOf, rowsOf } from './figures.js';
import type { OverviewSource } from './overview-source.js';
import { demandRole } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import { readPlace, writePlace } from '../../../web/dashboard/place.js';
import { createRecentCounts, type RecentCounts } from './recent-counts.js';

const pageSize = 25;

/** `GET /`: the state of the programme for who is signed in, the public page for everybody else. */
export const overviewRoom =
  (overview: OverviewSource): DashboardRoom =>
  (app, desk) => {
    const demandAdmin = demandRole(['admin']);
    const guard = (request: FastifyRequest, reply: FastifyReply) =>
      request.user ? demandAdmin(request, reply) : Promise.resolve(undefined);
    const { clock, config } = desk.parts;
    const count = createRecentCounts(overview, { clock, timeZone: config.timeZone });
    app.get('/', { onRequest: guard }, (request, reply) => {
      void reply.header('vary', 'Cookie');
      return request.user
        ? showOverview({ desk, overview, count }, request, reply)
        : desk.landing(request, reply);
    });
  };

interface Shown {
  desk: Desk;
  overview: OverviewSource;
  count: () => Promise<RecentCounts>;
}

async function showOverview(
  { desk, overview, count }: Shown,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { categoryName } = desk.parts;
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
