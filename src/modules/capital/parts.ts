import type { Agenda } from '../../ports/agenda.js';
import type { FileStore } from '../../ports/files.js';
import { monthOf } from '../bookkeeping/month.js';
import type { ContactRecords } from '../../ports/contact.js';
import type { FactStore } from '../facts/fact.js';
import type { Participant } from '../people/participant.js';
import type { ParticipantStore } from '../people/ports.js';
import type { StepStore } from '../people/mark-step.js';
import type { TicketRecord } from '../inbox/actions.js';
import { businessMonths } from './business-age.js';
import type { ApplicationStore, MakePack } from './ports.js';
import { measuresOf, readinessOf, type Measures, type Readiness } from './readiness.js';
import type { ProgrammeRecord, ReadRecord } from './record.js';
import { dayOf } from '../../i18n/local-time.js';

/** Words of `locales/<locale>/<file>.json`, by `<file>:<key>`. */
export type Say = (locale: string, key: string, values?: object) => string;

/** What the actions of this step are built from. */
export interface CapitalParts {
  participants: ParticipantStore;
  contacts: ContactRecords;
  applications: ApplicationStore;
  facts: Pick<FactStore, 'list' | 'find'>;
  record: ReadRecord;
  steps: StepStore;
  agenda: Agenda;
  files: Pick<FileStore, 'keep'>;
  makePack: MakePack;
  openTicket: (ticket: TicketRecord) => Promise<void>;
  say: Say;
  timeZone: string;
}

/** A participant with all that their readiness rests on. */
export interface Known {
  participant: Participant;
  record: ProgrammeRecord;
  measures: Measures;
  readiness: Readiness;
  /** YYYY-MM-DD, YYYY-MM. */
  today: string;
  month: string;
}

/** How ready a participant is now. */
export async function readReadiness(
  { record, timeZone }: Pick<CapitalParts, 'record' | 'timeZone'>,
  participant: Participant,
  now: Date,
): Promise<Known> {
  const today = dayOf(now, timeZone);
  const month = monthOf(today);
  const found = await record(participant.id);
  const measures = measuresOf(found, businessMonths(participant, now), month);
  return { participant, record: found, measures, readiness: readinessOf(measures), today, month };
}
