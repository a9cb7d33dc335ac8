import type { Delivery } from '../broadcast.js';
import type { Reach } from '../list-recipients.js';
import type { BroadcastDesk, Changed, Composed, Drafted } from '../manage.js';
import type { KeptFile } from '../../../ports/files.js';

/** A picked file, as a form brings it. */
export interface PickedFile {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

/** What one can choose from in the form. */
export interface Choices {
  kecamatan: { code: string; name: string; city: string }[];
  trainings: { id: string; title: string; startsAt: Date }[];
  coaches: { id: string; name: string }[];
}

/** A recipient's view of an announcement on one channel. */
export interface Preview {
  channel: string;
  text: string;
  buttons: string[];
}

/** How a test to one's own chats went. */
export type TestOutcome = 'tested' | 'no_chat' | 'unknown';

/** What the pages of announcements read and do. */
export interface BroadcastSource {
  desk: BroadcastDesk;
  choices(): Promise<Choices>;
  draft(id: string, composed: Composed, by: string): Promise<Drafted>;
  start(id: string, by: string): Promise<Changed>;
  change(
    id: string,
    change: 'approve' | 'pause' | 'resume' | 'cancel',
    by: string,
  ): Promise<Changed>;
  /** Sends it to the chats of a user, as a recipient gets it. */
  test(id: string, email: string): Promise<TestOutcome>;
  reach(segment: Composed['segment']): Promise<Reach>;
  /** As somebody of the segment reads it; empty when nobody is meant. */
  preview(composed: Pick<Composed, 'text' | 'buttons' | 'segment'>): Promise<Preview[]>;
  keepFile(id: string, file: PickedFile): Promise<KeptFile>;
  /** The whole ledger as CSV. */
  ledgerCsv(id: string): Promise<string>;
  /** Names of the recipients of some rows. */
  namesOf(rows: Delivery[]): Promise<Map<string, string>>;
}
