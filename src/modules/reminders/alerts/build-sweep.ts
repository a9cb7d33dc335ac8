import { watchForTrouble } from './watch.js';
import type { Measures } from './trouble.js';
import type { Sweep } from '../../../ports/sweep.js';
import { incidentStore } from '../store/incidents.js';
import { measureReminders } from '../store/measures.js';
import { reminderStore } from '../../../store/reminders.js';
import { accountStore } from '../../../store/whatsapp.js';
import type { Platform } from '../../../ports/platform.js';

const everyMs = 60_000;

type AlertSurroundings = Pick<Platform, 'database' | 'whatsapp' | 'agenda' | 'logger'>;

/** Looks every minute whether something is wrong with sending, and tells the admins in chat. */
export function alertSweep(
  { database, whatsapp: configured, agenda, logger }: AlertSurroundings,
  sendReminder: (row: { id: string; version: number }) => Promise<unknown>,
): Sweep {
  const whatsapp = accountStore(database);
  const parts = {
    async measure(now: Date): Promise<Measures> {
      const away = configured && (await whatsapp.missedSince(now));
      return {
        ...(await measureReminders(database, now)),
        ...(away && { whatsappAwaySince: away }),
      };
    },
    incidents: incidentStore(database),
    agenda,
    reminders: reminderStore(database),
    // Not waited for: a platform that hangs would hold up the stop of the process.
    send: (row: { id: string; version: number }) => {
      sendReminder(row).catch((error: unknown) => {
        logger.warn({ err: error, row: row.id }, 'an alert waits for the next look');
      });
    },
  };
  return { name: 'alerts', everyMs, run: (now) => watchForTrouble(parts, now) };
}
