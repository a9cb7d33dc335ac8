import type { FastifyReply, FastifyRequest } from 'fastify';
import { closingKinds, type Closing } from '../../../delivery/policy/calendar.js';
import type { Naming } from '../../../delivery/reminders/ports.js';
import type { Story } from '../../../delivery/reminders/reminder.js';
import { Failure } from '../../../web/failure.js';
import type { Words } from '../../../web/locale.js';
import { dayNameOf, momentOf } from '../../../web/dashboard/figures.js';
import { demandOwnForm } from '../../../web/dashboard/form-token.js';
import { demandRole, userOf } from '../../../web/dashboard/guard.js';
import { formatsOf, sendPage, wordsIn } from '../../../web/dashboard/page.js';
import { type Desk } from '../../../web/dashboard/parts.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { formLimit, readField } from '../../../web/dashboard/read-form.js';
import { reminderLists, type ReminderSource } from './reminder-source.js';

/** `/reminders`: what is due, late or went wrong, and the story of one. `/holidays`: the office's calendar. */
export const remindersRoom =
  (source: ReminderSource): DashboardRoom =>
  (app, desk) => {
    const guard = { onRequest: demandRole(['admin']) };
    app.get('/reminders', guard, (request, reply) => showList(desk, source, request, reply));
    app.get('/reminders/view', guard, (request, reply) => showOne(desk, source, request, reply));
    app.get('/holidays', guard, (request, reply) => showCalendar(desk, source, request, reply));
    app.post('/holidays', { ...guard, bodyLimit: formLimit }, async (request, reply) => {
      demandOwnForm(desk.parts, request);
      const closing = readClosing(request.body);
      if (!closing) return showCalendar(desk, source, request, reply, 'invalid');
      const added = await source.addClosing(closing, userOf(request).email);
      if (!added) return showCalendar(desk, source, request, reply, 'there');
      return reply.redirect('/holidays', 303);
    });
    app.post('/holidays/remove', { ...guard, bodyLimit: formLimit }, async (request, reply) => {
      demandOwnForm(desk.parts, request);
      await source.removeClosing(readField(request.body, 'id'), userOf(request).email);
      return reply.redirect('/holidays', 303);
    });
  };

async function showList(
  desk: Desk,
  source: ReminderSource,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const { list } = request.query as { list?: unknown };
  const which = reminderLists.find((one) => one === list) ?? 'coming';
  const found = await source.list(which);
  const names = await source.name(found);
  const rows = found.map((row, index) => ({
    ...row,
    ...named(words, names[index]),
    when: momentOf(row.dueAt, formatsOf(desk, lang)),
    href: `/reminders/view?id=${encodeURIComponent(row.id)}`,
  }));
  const troubles = (await source.troubles()).map(({ kind, since }) => ({
    kind,
    since: momentOf(since, formatsOf(desk, lang)),
  }));
  const lists = reminderLists;
  return sendPage(desk, request, reply, 'modules/reminders/pages/reminders', {
    ...{ title: words('reminders:page.title'), rows, which, lists, troubles },
  });
}

async function showOne(
  desk: Desk,
  source: ReminderSource,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const { id } = request.query as { id?: unknown };
  const row = typeof id === 'string' ? await source.find(id) : undefined;
  if (!row) throw new Failure(404, 'not-found', 'error.notFound');
  const when = (at: Date) => momentOf(at, formatsOf(desk, lang));
  const story = row.history.map((line) => ({ when: when(line.at), text: tell(words, line, when) }));
  const title = words(`reminders:page.kind.${row.kind}`);
  const [names] = await source.name([row]);
  const shown = { ...row, ...named(words, names) };
  return sendPage(desk, request, reply, 'modules/reminders/pages/reminder', {
    title,
    row: shown,
    story,
  });
}

/** Whom a reminder is for, and what it is about besides its kind. */
function named(words: Words, { who, channel, about, title }: Naming = {}) {
  const nobody = channel
    ? words('reminders:page.unregistered', { channel: words(`reminders:page.channel.${channel}`) })
    : words('reminders:page.gone');
  return {
    who: who ?? nobody,
    detail: title ?? (about && words('reminders:page.about', { name: about })),
  };
}

/** "digeser: malam, untuk 25 November 2026 08.00". */
function tell(
  words: Words,
  { what, why, dueAt, contactId, platformRef }: Story,
  when: (at: Date) => string,
) {
  const say = (key: string, values?: Record<string, string>) =>
    words(`reminders:page.${key}`, values);
  const did = [say(`did.${what}`), ...(why ? [say(`why.${why}`)] : [])].join(': ');
  const due = dueAt ? `${why ? ',' : ''} ${say('due', { at: when(dueAt) })}` : '';
  const channel = contactId?.split(':')[0];
  const via = channel ? ` ${say('via', { channel: say(`channel.${channel}`) })}` : '';
  return `${did}${via}${due}${platformRef ? `, ${say('ref', { ref: platformRef })}` : ''}`;
}

async function showCalendar(
  desk: Desk,
  source: ReminderSource,
  request: FastifyRequest,
  reply: FastifyReply,
  fault?: 'invalid' | 'there',
) {
  const { lang, words } = wordsIn(desk, request, reply);
  const day = (text: string) => dayNameOf(text, formatsOf(desk, lang));
  return sendPage(desk, request, reply, 'modules/reminders/pages/holidays', {
    title: words('reminders:holidays.title'),
    rows: (await source.closings()).map((row) => ({
      ...row,
      days: row.to === row.from ? day(row.from) : `${day(row.from)} – ${day(row.to)}`,
    })),
    kinds: closingKinds,
    fault,
    ...(fault && { status: 422 }),
  });
}

const dayPattern = /^\d{4}-\d\d-\d\d$/;
const longestName = 80;

/** Longest stretch of one line, in days: a slip of the year would silence everything. */
const longestDays = 45;

function readClosing(body: unknown): Closing | undefined {
  const kind = closingKinds.find((one) => one === readField(body, 'kind'));
  const from = readField(body, 'from');
  const to = readField(body, 'to') || from;
  const name = readField(body, 'name').trim().slice(0, longestName);
  const isDay = (day: string) => dayPattern.test(day) && !Number.isNaN(Date.parse(day));
  if (!kind || !name || !isDay(from) || !isDay(to)) return undefined;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0 || days > longestDays) return undefined;
  return { id: `${kind}:${from}`, kind, from, to, name };
}
