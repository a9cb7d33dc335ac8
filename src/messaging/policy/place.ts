import type { Calendar } from './calendar.js';
import { lastAllowed, nextAllowed, whyQuiet, type Quiet } from './quiet-hours.js';
import type { Zone } from './zones.js';

/** When a message is wanted. */
export interface Wish {
  at: Date;
  /** Of no use from then on. */
  usefulUntil: Date;
  /** An hour or two before something: it may come earlier, never later. */
  urgent: boolean;
  /** Nothing was to be said before that: the person came only then. */
  notBefore: Date;
}

export type Place =
  | { outcome: 'placed'; at: Date; shifted?: Quiet }
  /** There is no allowed moment at which it would still be of use. */
  | { outcome: 'past_use' };

/**
 * The moment at which a message goes out: as wanted where that is allowed, else after the quiet hours; where
 * that would be too late (or it is urgent), before them.
 */
export function place(
  { at, usefulUntil, urgent, notBefore }: Wish,
  zone: Zone,
  calendar: Calendar,
): Place {
  const wanted = at < notBefore ? notBefore : at;
  if (wanted >= usefulUntil) return { outcome: 'past_use' };
  const quiet = whyQuiet(wanted, zone, calendar);
  if (quiet === undefined) return { outcome: 'placed', at: wanted };
  const after = urgent ? undefined : nextAllowed(wanted, zone, calendar);
  if (after && after < usefulUntil) return { outcome: 'placed', at: after, shifted: quiet };
  const before = lastAllowed(wanted, zone, calendar);
  if (before && before >= notBefore) return { outcome: 'placed', at: before, shifted: quiet };
  return { outcome: 'past_use' };
}
