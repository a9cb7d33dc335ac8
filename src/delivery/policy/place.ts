import type { Calendar } from './calendar.js';
import { lastAllowed, nextAllowed, whyQuiet, type Quiet } from './quiet-hours.js';
import type { Zone } from './zones.js';

/** When a message is wanted. */
export interface Wish {
  at: Date;
  /** Of no use from then on. */
  usefulUntil: Date;
  /** An hour or two before something: where it comes earlier, then in the last hours before the quiet. */
  urgent?: boolean;
  /** Put off longer than that, it rather comes earlier; default: it waits as long as it is of use. */
  waitsMs?: number;
  /** Nothing was to be said before that: the person came only then. */
  notBefore: Date;
}

export type Place =
  | { outcome: 'placed'; at: Date; shifted?: Quiet }
  | { outcome: 'past_use' }
  /** It would be of use, but every hour until then is quiet. */
  | { outcome: 'no_hour' };

/**
 * The moment at which a message goes out: as wanted where that is allowed, else after the quiet hours; where
 * that would be too late, before them; and after them all the same where it can not come earlier.
 */
export function place(wish: Wish, zone: Zone, calendar: Calendar): Place {
  const { at, usefulUntil, notBefore, waitsMs = Infinity } = wish;
  const wanted = at < notBefore ? notBefore : at;
  if (wanted >= usefulUntil) return { outcome: 'past_use' };
  const quiet = whyQuiet(wanted, zone, calendar);
  if (quiet === undefined) return { outcome: 'placed', at: wanted };
  const next = nextAllowed(wanted, zone, calendar);
  const after = next && next < usefulUntil ? next : undefined;
  if (after && after.getTime() - wanted.getTime() <= waitsMs)
    return { outcome: 'placed', at: after, shifted: quiet };
  const before = earlier(wish, zone, calendar);
  // What can come, but late, rather comes right before the quiet than so.
  const choices = [before, after && lastMinutes(wish, zone, calendar)];
  const found = choices.find((choice) => choice && choice >= notBefore) ?? after;
  return found ? { outcome: 'placed', at: found, shifted: quiet } : { outcome: 'no_hour' };
}

const dayMs = 86_400_000;

/** Days that are looked back for one on which the hour is allowed. */
const longestSearchDays = 40;

/**
 * So long before the last minute it goes out, at 19.30: time enough for thousands of them, and for a platform
 * that asks to wait.
 */
const marginMs = 29 * 60_000;

/** At the same hour of the last day that has it; an urgent one in the evening before, and what finds no such day. */
function earlier(wish: Wish, zone: Zone, calendar: Calendar): Date | undefined {
  const { at, urgent } = wish;
  for (let days = 1; !urgent && days <= longestSearchDays; days += 1) {
    const same = new Date(at.getTime() - days * dayMs);
    if (whyQuiet(same, zone, calendar) === undefined) return same;
  }
  return lastMinutes(wish, zone, calendar);
}

function lastMinutes({ at }: Wish, zone: Zone, calendar: Calendar): Date | undefined {
  const last = lastAllowed(at, zone, calendar);
  const calm = last && new Date(last.getTime() - marginMs);
  return calm && whyQuiet(calm, zone, calendar) === undefined ? calm : last;
}
