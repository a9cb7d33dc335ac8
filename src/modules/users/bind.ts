import { readPhone } from '../../language/phone.js';
import type { Platform } from '../../ports/platform.js';
import { officeStore } from '../../store/office.js';
import { beginnings } from '../../web/dashboard/days.js';
import { coachStore } from '../coaches/store/coaches.js';
import { overviewStore } from '../overview/store.js';
import { contactStore } from '../people/store/contacts.js';
import { findPeople, type Wanted } from '../people/store/find-people.js';
import { participantStore } from '../people/store/participants.js';
import type { UsersParts } from './actions.js';
import type { DayFigures } from './desk-actions.js';
import { adminStore } from './store.js';

/** The office in chat, on the real store. */
export function bindUsers(platform: Platform): UsersParts {
  const { database, secrets, words } = platform;
  const participants = participantStore(database);
  return {
    admins: adminStore(database),
    say: (locale, key, values) => words.say(locale, key, values),
    contacts: contactStore(database),
    secrets,
    audit: (entry) => officeStore(database).audit(entry),
    figures: (now) => readFigures(platform, now),
    people: {
      find: (id) => participants.find(id),
      search: (text, limit) => findPeople(database, wantedOf(text), limit),
    },
    coaches: coachStore(database),
  };
}

/** A participant's number and a mobile number are known by their looks; all else is a name. */
function wantedOf(text: string): Wanted {
  const typed = text.trim();
  if (/^PAS-/i.test(typed)) return { number: typed.toUpperCase() };
  const phone = readPhone(typed, { now: new Date(0), timeZone: 'Asia/Jakarta' });
  return phone.outcome === 'value' ? { phone: phone.value } : { name: typed };
}

async function readFigures(
  { database, timeZone }: Pick<Platform, 'database' | 'timeZone'>,
  now: Date,
): Promise<DayFigures> {
  const since = beginnings(now, timeZone);
  const { tickets, reminders, broadcasts } = database;
  const rows = (filter: object) => reminders.collection.countDocuments(filter);
  const [{ registered, today, week, done }, openTickets, sent, failed, announcements] =
    await Promise.all([
      overviewStore(database).count(since),
      tickets.countDocuments({ state: { $in: ['open', 'taken'] } }),
      rows({ state: 'sent', sentAt: { $gte: since.today } }),
      rows({ state: 'failed', dueAt: { $gte: since.today, $lte: now } }),
      broadcasts.countDocuments({ state: { $in: ['scheduled', 'sending', 'paused'] } }),
    ]);
  return {
    registered: { all: registered, today, week },
    ...{ done, openTickets, reminders: { sent, failed }, announcements },
  };
}
