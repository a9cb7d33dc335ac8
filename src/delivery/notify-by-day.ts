import type { Event } from '../engine/types.js';
import type { Clock } from '../ports/clock.js';
import type { TellByDay, TellNow } from '../ports/notify.js';

/** A notice that waits for the day. */
export interface HeldNotice {
  /** Natural: `<contact> <key>`. */
  id: string;
  contactId: string;
  key: string;
  events: Event[];
  locale: string;
  dueAt: Date;
}

export interface HeldNotices {
  /** Keeps it; one with the same id takes its place. */
  hold(notice: HeldNotice): Promise<void>;
  /** Takes one that is due for `leaseMs`, so that no other process sends it meanwhile. */
  take(now: Date, leaseMs: number): Promise<HeldNotice | undefined>;
  remove(id: string): Promise<void>;
}

export interface ByDayParts {
  tellNow: TellNow;
  notices: HeldNotices;
  /** The first moment from `at` on at which this contact may be written to. */
  allowedFrom: (at: Date, contactId: string) => Promise<Date>;
  clock: Clock;
}

/** Longest that putting a notice into an outbox takes. */
const leaseMs = 60_000;

/** Notices of one look: the next look takes the rest. */
const most = 100;

/**
 * Tells somebody of what another person did: at once by day; in their quiet hours it is kept, and told when
 * these are over.
 */
export const createNotifyByDay =
  ({ tellNow, notices, allowedFrom, clock }: ByDayParts): TellByDay =>
  async (contactId, key, events, locale) => {
    const now = clock.now();
    const dueAt = await allowedFrom(now, contactId);
    if (dueAt <= now) return tellNow(contactId, key, events, locale);
    await notices.hold({ id: `${contactId} ${key}`, contactId, key, events, locale, dueAt });
    return true;
  };

/** Tells what waited for the day. Broken off by a crash, it goes on a minute later. */
export async function tellHeldNotices({
  tellNow,
  notices,
  clock,
}: Pick<ByDayParts, 'tellNow' | 'notices' | 'clock'>): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    const notice = await notices.take(clock.now(), leaseMs);
    if (!notice) return;
    await tellNow(notice.contactId, notice.key, notice.events, notice.locale);
    await notices.remove(notice.id);
  }
}
