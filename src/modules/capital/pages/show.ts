import type { FastifyReply, FastifyRequest } from 'fastify';
import { applicationStates, carriesAmount, moves, type ApplicationState } from '../application.js';
import type { ApplicationDesk, ApplicationRow } from '../desk.js';
import { Failure } from '../../../web/failure.js';
import type { PageLocale } from '../../../web/locale.js';
import { sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import { dayOf } from '../../../i18n/local-time.js';

const pageSize = 25;

const stateOf = (value: unknown): ApplicationState | undefined =>
  applicationStates.find((state) => state === value);

/** A place in the list, `<ms>.<id>`; an application's id holds other marks than a participant's. */
function readPlace(text: unknown): { updatedAt: Date; id: string } | undefined {
  const [, ms, id] = typeof text === 'string' ? (/^(\d{1,14})\.(.{1,200})$/.exec(text) ?? []) : [];
  return ms === undefined || id === undefined ? undefined : { updatedAt: new Date(Number(ms)), id };
}

const money = (amount: number): string => `Rp${amount.toLocaleString('id-ID')}`;

const dayName = (day: string, lang: PageLocale): string =>
  new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));

/** The list, changed last first, with how many there are in each state. */
export async function showApplications(
  source: ApplicationDesk,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { lang, words } = wordsIn(desk, request, reply);
  const query = request.query as { state?: unknown; after?: unknown };
  const state = stateOf(query.state);
  const before = readPlace(query.after);
  const [counts, found] = await Promise.all([
    source.count(),
    source.page(pageSize + 1, { ...(state && { state }), ...(before && { before }) }),
  ]);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const further = new URLSearchParams({
    ...(state && { state }),
    ...(last && { after: `${String(last.updatedAt.getTime())}.${last.id}` }),
  });
  return sendPage(desk, request, reply, 'modules/capital/pages/applications', {
    title: words('applications:title'),
    state,
    states: applicationStates.map((one) => ({ id: one, count: counts[one] ?? 0 })),
    rows: rows.map((row) => viewOf(row, lang)),
    older: found.length > pageSize && last ? `/applications?${further.toString()}` : undefined,
  });
}

function viewOf(row: ApplicationRow, lang: PageLocale) {
  const { id, participant, productName, amount, state, history } = row;
  const last = history.at(-1);
  return {
    ...{ id, productName, state, href: `/applications/${encodeURIComponent(id)}` },
    name: participant?.name ?? '-',
    number: participant?.number ?? '',
    kecamatan: participant?.kecamatan.name ?? '',
    amount: money(amount),
    day: last ? dayName(last.day, lang) : '',
  };
}

/** One application: what happened, and the form for what happens next. */
export async function showApplication(
  source: ApplicationDesk,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  shown: { fault?: string; typed?: Record<string, string> } = {},
): Promise<FastifyReply> {
  const { lang, words } = wordsIn(desk, request, reply);
  const row = await source.find(id);
  if (!row) throw new Failure(404, 'not-found', 'applications:fault.gone');
  const { done } = request.query as { done?: unknown };
  const { fault, typed = {} } = shown;
  return sendPage(desk, request, reply, 'modules/capital/pages/application', {
    title: `${row.productName} · ${row.participant?.name ?? '-'}`,
    status: fault === undefined ? 200 : fault === 'changed' ? 409 : 422,
    message: fault && words(`applications:fault.${fault}`),
    done: done !== undefined && fault === undefined,
    ...{ typed, row: viewOf(row, lang), purpose: row.purpose, version: row.version },
    next: moves[row.state],
    withAmount: moves[row.state].some(carriesAmount),
    today: dayOf(desk.parts.clock.now(), desk.parts.config.timeZone),
    history: row.history.map((step) => ({
      ...{ state: step.state, by: step.by, note: step.note ?? '' },
      day: dayName(step.day, lang),
      amount: step.amount === undefined ? '' : money(step.amount),
    })),
  });
}
