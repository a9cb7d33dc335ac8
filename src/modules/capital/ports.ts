import type { Participant } from '../people/participant.js';
import type { ApplicationState, ApplicationStep, LoanApplication } from './application.js';
import type { Readiness } from './readiness.js';
import type { ProgrammeRecord } from './record.js';

export interface ApplicationStore {
  find(id: string): Promise<LoanApplication | undefined>;
  /** The newest first. */
  ofParticipant(participantId: string): Promise<LoanApplication[]>;
  /** Creates it; one with the same id stays as it is and is returned. */
  create(application: LoanApplication): Promise<LoanApplication>;
  /** Adds a step, if the application is still of this version; undefined when it was changed meanwhile. */
  move(
    application: Pick<LoanApplication, 'id' | 'version'>,
    step: ApplicationStep,
  ): Promise<LoanApplication | undefined>;
  /** Deletes a draft that is still of this version. */
  discard(draft: Pick<LoanApplication, 'id' | 'version'>): Promise<boolean>;
  /** A page for the office, changed last first. */
  page(
    limit: number,
    filter: { state?: ApplicationState; before?: { updatedAt: Date; id: string } },
  ): Promise<LoanApplication[]>;
  /** How many are in each state, and how much of it was paid out. */
  count(): Promise<Partial<Record<ApplicationState, number>>>;
}

/** What the pack shows. */
export interface PackView {
  participant: Participant;
  record: ProgrammeRecord;
  readiness: Readiness;
  application?: LoanApplication;
  /** YYYY-MM. */
  month: string;
  at: Date;
}

export type MakePack = (view: PackView, locale: string) => Promise<Uint8Array>;
