import type { Files } from '../../ports/files.js';
import type { CoachStore } from '../coaches/coach.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { ParticipantStore } from '../people/ports.js';
import type { Secrets } from '../../ports/secrets.js';
import type { StepStore } from '../people/mark-step.js';
import type { Certificate } from './training.js';
import type { TryStore } from './ports.js';
import type { SettleParts } from './settle.js';
import type { TellByDay } from '../../ports/notify.js';

/** A word of the programme by its key below `trainings`, for what is made of data: labels, lines. */
export type Say = (locale: string, key: string, values?: Record<string, string | number>) => string;

/** What trainings are made of. */
export interface TrainingParts extends SettleParts {
  participants: Pick<ParticipantStore, 'find'>;
  contacts: Pick<ContactRecords, 'find' | 'ofParticipant'>;
  coaches: Pick<CoachStore, 'list'>;
  steps: StepStore;
  tries: TryStore;
  files: Files;
  secrets: Pick<Secrets, 'fingerprint'>;
  /** Puts a notice into a contact's outbox, once a key; false when there is no such conversation. */
  tellByDay: TellByDay;
  say: Say;
  /** IANA name. */
  timeZone: string;
  /** Where the QR of a room leads. */
  checkInLinks: (token: string) => { telegram?: string; web: string };
  /** The document that shows a certificate, PDF. */
  drawCertificate: (certificate: Certificate) => Promise<Uint8Array>;
}
