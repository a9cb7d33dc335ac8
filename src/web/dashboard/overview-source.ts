import type {
  Overview as OverviewCounts,
  Place,
  Row as ParticipantRow,
} from '../../programme/overview.js';

export type { OverviewCounts, ParticipantRow, Place };

/** Where the overview page reads from. */
export interface OverviewSource {
  count(since: { today: Date; week: Date }): Promise<OverviewCounts>;
  newest(limit: number, after?: Place): Promise<{ rows: ParticipantRow[]; more: boolean }>;
}
