import { beginnings } from '../../../web/dashboard/days.js';
import type { Clock } from '../../../ports/clock.js';
import type { OverviewCounts, OverviewSource } from './overview-source.js';

const freshMs = 10_000;

export interface RecentCounts {
  counts: OverviewCounts;
  /** When they were counted. */
  at: Date;
}

/**
 * Counts the programme at most every ten seconds, whoever asks: counting goes through whole indexes,
 * and conversations should not wait for somebody who keeps opening the page.
 */
export function createRecentCounts(
  overview: Pick<OverviewSource, 'count'>,
  { clock, timeZone }: { clock: Clock; timeZone: string },
): () => Promise<RecentCounts> {
  let latest: { at: Date; result: Promise<RecentCounts> } | undefined;
  return () => {
    const at = clock.now();
    if (latest && at.getTime() - latest.at.getTime() < freshMs) return latest.result;
    const result = overview.count(beginnings(at, timeZone)).then((counts) => ({ counts, at }));
    const current = { at, result };
    latest = current;
    // A failure is not kept: the next one asks again.
    result.catch(() => {
      if (latest === current) latest = undefined;
    });
    return result;
  };
}
