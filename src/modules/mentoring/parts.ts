import type { Agenda } from '../../ports/agenda.js';
import type { Caseload, CoachRecords } from '../coaches/ports.js';
import type { Reviews } from '../coaches/reviews.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { ParticipantStore } from '../people/ports.js';
import type { Secrets } from '../../ports/secrets.js';
import type { StepStore } from '../people/mark-step.js';
import type { TicketRecord } from '../inbox/actions.js';
import type { Vars } from '../../engine/types.js';
import type { Calendars } from './ports.js';
import type { SessionStore } from './session.js';
import type { Audit } from '../../ports/audit.js';

/** What mentoring is made of: the flows of both sides share it. */
export interface MentoringParts {
  participants: ParticipantStore;
  contacts: ContactRecords;
  coaches: CoachRecords;
  caseload: Caseload;
  sessions: SessionStore;
  calendars: Calendars;
  reviews: Reviews;
  steps: StepStore;
  agenda: Agenda;
  secrets: Pick<Secrets, 'fingerprint'>;
  openTicket: (ticket: TicketRecord) => Promise<void>;
  audit: Audit;
  /** A text of the locales, `mentoring-lines:told.confirmed`. */
  say: (locale: string, key: string, values?: object) => string;
  /**
   * Tells a contact something that the other side did, once a key. It may come later than now: not at night.
   * @param text key of a text, such as `mentoring-lines:told.confirmed`
   */
  tell: (
    contactId: string,
    key: string,
    text: string,
    values: Vars,
    locale: string,
  ) => Promise<void>;
  /** IANA name. */
  timeZone: string;
}
