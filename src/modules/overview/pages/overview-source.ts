import type { Overview as OverviewCounts, Row as ParticipantRow } from '../overview.js';
import type { Place } from '../../../web/dashboard/place.js';

export type { OverviewCounts, ParticipantRow, Place };

/** Where the overview page reads from. */
export interface OverviewSource {
  count(since: { today: Date; week: Date }): Promise<OverviewCounts>;
  newest(limit: number, after?: Place): Promise<{ rows: ParticipantRow[]; more: boolean }>;
}
