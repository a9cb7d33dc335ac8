import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changesIn, deliveryStates, type Broadcast } from '../broadcast.js';
import { withTaughtPlaceholders } from '../compose.js';
import { readProgress } from '../manage.js';
import { Failure } from '../../../web/failure.js';
import { momentOf } from '../../../web/dashboard/figures.js';
import { demandRole } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import type { BroadcastSource } from './broadcast-source.js';

const listed = 50;
const ledgerPage = 100;

/** `GET /broadcasts`: the latest announcements. */
export async function showBroadcasts(
  desk: Desk,
  source: BroadcastSource,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const formats = formatsOf(desk, lang);
  const rows = (await source.desk.broadcasts.list(listed)).map((broadcast) => ({
    ...broadcast,
    excerpt: excerptOf(broadcast),
    when: momentOf(broadcast.at ?? broadcast.createdAt, formats),
    href: `/broadcasts/view?id=${encodeURIComponent(broadcast.id)}`,
  }));
  return sendPage(desk, request, reply, 'modules/announcements/pages/broadcasts', {
    title: words('broadcast:page.title'),
    rows,
  });
}

const excerptOf = ({ text }: Broadcast): string => {
  const [line = ''] = withTaughtPlaceholders(text.id ?? '').split('\n');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

const notes = ['not_now', 'same_person', 'empty', 'past', 'unknown', 'tested', 'no_chat'];

/** `GET /broadcasts/view?id=`: one with its preview, progress, answers and ledger. */
export async function showBroadcast(
  desk: Desk,
  source: BroadcastSource,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const { id, note, after } = request.query as Record<string, unknown>;
  const progress = typeof id === 'string' ? await readProgress(source.desk, id) : undefined;
  if (!progress) throw new Failure(404, 'not-found', 'error.notFound');
  const { broadcast, counts, answers } = progress;
  const formats = formatsOf(desk, lang);
  const place = typeof after === 'string' ? after : undefined;
  const rows = await source.desk.deliveries.ledger(broadcast.id, ledgerPage, place);
  const names = await source.namesOf(rows);
  const begun = broadcast.state !== 'draft' && broadcast.state !== 'waiting';
  const last = rows.at(-1);
  return sendPage(desk, request, reply, 'modules/announcements/pages/broadcast', {
    title: words('broadcast:page.one'),
    broadcast,
    live: ['scheduled', 'sending'].includes(broadcast.state),
    when: momentOf(broadcast.at ?? broadcast.createdAt, formats),
    actions: changesIn(broadcast.state),
    note: typeof note === 'string' && notes.includes(note) ? words(`broadcast:note.${note}`) : '',
    good: note === 'tested',
    mayTest: ['draft', 'waiting', 'scheduled'].includes(broadcast.state),
    reach: begun ? undefined : await source.reach(broadcast.segment),
    previews: await source.preview(broadcast),
    counts: deliveryStates.map((state) => ({ state, count: counts[state] })),
    all: Object.values(counts).reduce((sum, count) => sum + count, 0),
    answers: broadcast.buttons.map(({ id: button, label }) => ({
      label: label.id ?? button,
      count: answers[button] ?? 0,
    })),
    rows: rows.map((row) => ({
      ...row,
      name: names.get(row.participantId) ?? '–',
      channel: row.contactId.split(':')[0] ?? '',
      when: row.sentAt ? momentOf(row.sentAt, formats) : '',
    })),
    more:
      rows.length === ledgerPage && last
        ? `/broadcasts/view?id=${encodeURIComponent(broadcast.id)}&after=${encodeURIComponent(last.id)}#ledger`
        : undefined,
  });
}

/** `GET /broadcasts/ledger.csv?id=`: every recipient of one, and what became of it. */
export function addLedgerRoutes(app: FastifyInstance, source: BroadcastSource): void {
  const guard = { onRequest: demandRole(['admin']) };
  app.get('/broadcasts/ledger.csv', guard, async (request, reply) => {
    const { id } = request.query as { id?: unknown };
    const broadcast = typeof id === 'string' ? await source.desk.broadcasts.find(id) : undefined;
    if (!broadcast) throw new Failure(404, 'not-found', 'error.notFound');
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="pengumuman-${broadcast.id}.csv"`)
      .send(await source.ledgerCsv(broadcast.id));
  });
}
