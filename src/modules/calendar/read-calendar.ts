import type { Closing } from '../../delivery/policy/calendar.js';
import type { Clock } from '../../ports/clock.js';
import type { Database } from '../../store/connect.js';
import { calendarStore } from './store.js';

/** How long the calendar of holidays is trusted before it is read again. */
const calendarMs = 15_000;

/** The office's calendar, read from the store at most every 15 s; a read that fails is not kept. */
export function readCalendar(database: Database, clock: Clock): () => Promise<Closing[]> {
  let read: { at: number; closings: Promise<Closing[]> } | undefined;
  return () => {
    const at = clock.now().getTime();
    if (!read || Math.abs(at - read.at) > calendarMs) {
      read = { at, closings: calendarStore(database).list() };
      read.closings.catch(() => (read = undefined));
    }
    return read.closings;
  };
}
