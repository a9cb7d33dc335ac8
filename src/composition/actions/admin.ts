import type { Actions } from '../../engine/actions.js';
import { deskActions, type DayFigures } from '../../programme/admin/desk-actions.js';
import { adminStore } from '../../store/admins.js';
import { contactStore } from '../../store/contacts.js';
import { officeStore } from '../../store/office.js';
import { overviewStore } from '../../store/overview.js';
import type { ActionSurroundings } from '../build-actions.js';
import { beginnings } from '../../web/dashboard/days.js';

/** What the office may `do` in chat, on the real store. */
export function buildAdminActions(around: ActionSurroundings): Actions {
  const { database, secrets, words } = around;
  const office = officeStore(database);
  const who = {
    admins: adminStore(database),
    say: (locale: string, key: string, values?: object) => words.say(locale, key, values),
  };
  return {
    ...deskActions({
      ...who,
      contacts: contactStore(database),
      secrets,
      audit: (entry) => office.audit(entry),
      figures: (now) => readFigures(around, now),
    }),
  };
}

async function readFigures(
  { database, timeZone }: Pick<ActionSurroundings, 'database' | 'timeZone'>,
  now: Date,
): Promise<DayFigures> {
  const since = beginnings(now, timeZone);
  const { tickets, reminders, broadcasts } = database;
  const ofToday = (state: string) =>
    reminders.countDocuments({ state, sentAt: { $gte: since.today } });
  const [{ registered, today, week, done }, openTickets, sent, failed, announcements] =
    await Promise.all([
      overviewStore(database).count(since),
      tickets.countDocuments({ state: { $in: ['open', 'taken'] } }),
      ofToday('sent'),
      reminders.countDocuments({ state: 'failed', dueAt: { $gte: since.today, $lte: now } }),
      broadcasts.countDocuments({ state: { $in: ['scheduled', 'sending', 'paused'] } }),
    ]);
  return {
    registered: { all: registered, today, week },
    ...{ done, openTickets, reminders: { sent, failed }, announcements },
  };
}
