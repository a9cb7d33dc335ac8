import type { ChannelName } from '../../ports/channel.js';
import type { Participant, Step } from '../../programme/participants/participant.js';

/** Counts of the programme at one moment. */
export interface OverviewCounts {
  registered: number;
  today: number;
  week: number;
  done: Record<Step, number>;
  channels: Record<ChannelName, number>;
  unfinished: number;
  unfinishedAgreed: number;
}

export type ParticipantRow = Pick<
  Participant,
  'id' | 'number' | 'name' | 'kecamatan' | 'business' | 'registeredAt'
>;

/** A place in the list of participants, newest first: what comes after this one. */
export interface Place {
  registeredAt: Date;
  id: string;
}

/** Where the overview page reads from. */
export interface OverviewSource {
  count(since: { today: Date; week: Date }): Promise<OverviewCounts>;
  newest(limit: number, after?: Place): Promise<{ rows: ParticipantRow[]; more: boolean }>;
}
