import { troubleKinds } from '../alerts/trouble.js';
import { calendarStore } from '../../calendar/store.js';
import { incidentStore } from '../store/incidents.js';
import { nameReminders } from '../store/reminder-names.js';
import { reminderStore } from '../../../store/reminders.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import type { ReminderList } from './reminder-source.js';
import { remindersRoom } from './room.js';
import type { Platform } from '../../../ports/platform.js';

/** Rows of a list. */
const limit = 200;

/** The pages of reminders and of the calendar. */
export function buildReminderPages({ database, clock }: Platform): DashboardRoom {
  const reminders = reminderStore(database);
  const calendar = calendarStore(database);
  const incidents = incidentStore(database);
  return remindersRoom({
    list(which: ReminderList) {
      const now = clock.now();
      const lists = {
        coming: () => reminders.list(['planned'], { from: now, limit }),
        late: () => reminders.list(['planned', 'sending'], { to: now, limit }),
        trouble: () =>
          reminders.list(['failed', 'ambiguous', 'skipped'], { limit, newestFirst: true }),
        past: () => reminders.list(['sent', 'cancelled'], { limit, newestFirst: true }),
      };
      return lists[which]();
    },
    async troubles() {
      const latest = await Promise.all(troubleKinds.map((kind) => incidents.latest(kind)));
      return latest.flatMap((one) => (one && !one.overAt ? [one] : []));
    },
    find: (id) => reminders.find(id),
    name: (rows) => nameReminders(database, rows),
    closings: () => calendar.list(),
    addClosing: (closing, by) => calendar.add(closing, by, clock.now()),
    removeClosing: (id, by) => calendar.remove(id, by, clock.now()),
  });
}
