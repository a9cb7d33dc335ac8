import type { TellNow } from '../../../ports/notify.js';
import type { AdminWho } from '../../users/who.js';
import type { Files } from '../../../ports/files.js';
import type { Wording } from '../fill-for.js';
import type { BroadcastDesk } from '../manage.js';

/** What announcing by chat needs. */
export interface AnnounceParts extends AdminWho {
  desk: BroadcastDesk;
  files: Pick<Files, 'take'>;
  fingerprint: (value: string) => string;
  wording: Wording;
  /** The earliest moment from then on at which announcements go out. */
  allowedFrom: (at: Date) => Promise<Date>;
  /** Trainings that can be chosen, the latest first. */
  trainings: () => Promise<{ id: string; title: string; startsAt: Date }[]>;
  /** Puts something beside a conversation, also the one that is answered just now. */
  tellNow: TellNow;
  /** IANA name. */
  timeZone: string;
}
