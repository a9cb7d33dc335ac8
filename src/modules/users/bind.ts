import type { Actions } from '../../engine/actions.js';
import { readPhone } from '../../language/phone.js';
import { announceActions } from '../announcements/chat/actions.js';
import { nextAllowed } from '../../delivery/policy/quiet-hours.js';
import { zoneOf } from '../../delivery/policy/zones.js';
import { adminActions } from './actions.js';
import type { DayFigures } from './desk-actions.js';
import { writeShort } from '../../i18n/local-time.js';
import { adminStore } from './store.js';
import { coachStore } from '../coaches/store/coaches.js';
import { contactStore } from '../people/store/contacts.js';
import { deskStore } from '../inbox/store.js';
import { findPeople, type Wanted } from '../people/store/find-people.js';
import { messageLog } from '../../store/messages.js';
import { calendarStore } from '../calendar/store.js';
import { officeStore } from '../../store/office.js';
import { overviewStore } from '../overview/store.js';
import { participantStore } from '../people/store/participants.js';
import { beginnings } from '../../web/dashboard/days.js';
import type { ActionSurroundings } from '../../app/build-actions.js';
import { buildBroadcastDesk } from '../announcements/build-desk.js';
import { openTrainings } from '../training/store/open-trainings.js';
import { wordingOf } from '../announcements/wording.js';

/** What the office may `do` in chat, on the real store. */
export function buildAdminActions(around: ActionSurroundings): Actions {
  const { database, secrets, words, timeZone } = around;
  const office = officeStore(database);
  const participants = participantStore(database);
  const log = messageLog(database);
  const who = {
    admins: adminStore(database),
    say: (locale: string, key: string, values?: object) => words.say(locale, key, values),
  };
  const desk = adminActions({
    ...who,
    contacts: contactStore(database),
    secrets,
    audit: (entry) => office.audit(entry),
    figures: (now) => readFigures(around, now),
    people: {
      find: (id) => participants.find(id),
      search: (text, limit) => findPeople(database, wantedOf(text), limit),
    },
    coaches: coachStore(database),
    office: around.office ?? { tickets: deskStore(database), talk: noTalk },
    findPerson: (id) => participants.find(id),
    messages: around.latestMessages ?? ((contactId, limit) => log.latest(contactId, limit)),
    shortDay: (at, locale) => writeShort(at, timeZone, locale),
  });
  return { ...desk, ...announcing(around, who) };
}

/** Where no conversations run, nobody can talk in one. */
const noTalk = { say: () => Promise.resolve(false), end: () => Promise.resolve() };

function announcing(
  { database, secrets, words, files, notify, timeZone, approvalAbove }: ActionSurroundings,
  who: Pick<Parameters<typeof announceActions>[0], 'admins' | 'say'>,
): Actions {
  return announceActions({
    ...who,
    desk: buildBroadcastDesk(database, approvalAbove),
    files,
    fingerprint: (value) => secrets.fingerprint(value),
    wording: wordingOf(words),
    async allowedFrom(at) {
      return nextAllowed(at, zoneOf(timeZone), await calendarStore(database).list()) ?? at;
    },
    trainings: () => openTrainings(database),
    notify,
    timeZone,
  });
}

/** A participant's number and a mobile number are known by their looks; all else is a name. */
function wantedOf(text: string): Wanted {
  const typed = text.trim();
  if (/^PAS-/i.test(typed)) return { number: typed.toUpperCase() };
  const phone = readPhone(typed, { now: new Date(0), timeZone: 'Asia/Jakarta' });
  return phone.outcome === 'value' ? { phone: phone.value } : { name: typed };
}

async function readFigures(
  { database, timeZone }: Pick<ActionSurroundings, 'database' | 'timeZone'>,
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
