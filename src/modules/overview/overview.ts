import type { ChannelName } from '../../ports/channel.js';
import type { Participant, Step } from '../people/participant.js';

/** Counts of the programme at one moment; each is one count over an index. */
export interface Overview {
  /** Participants: registered, consented, one per NIK. */
  registered: number;
  /** Of them, registered since the given moments. */
  today: number;
  week: number;
  /** Participants whose step is `done`. */
  done: Record<Step, number>;
  /** Participants by the channel on which they registered. */
  channels: Record<ChannelName, number>;
  /** Conversations with a registration begun and not ended, and those of them that agreed already. */
  unfinished: number;
  unfinishedAgreed: number;
}

/** A participant as the table shows one: what must not be seen (NIK, phone) is not even read. */
export type Row = Pick<
  Participant,
  'id' | 'number' | 'name' | 'kecamatan' | 'business' | 'registeredAt'
>;
