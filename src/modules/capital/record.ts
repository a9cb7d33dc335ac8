import type { MonthReport } from '../bookkeeping/report.js';

/** What the programme knows of a participant's way, gathered from the other steps. */
export interface ProgrammeRecord {
  /** Permits that are there; kinds as licensing names them (`nib`, `pirt`, ...). */
  permits: { kind: string; number?: string; verified: boolean; issuedOn?: string }[];
  /** Trainings that were attended. */
  trainings: { title: string; at: Date; practised: boolean; certificate?: string }[];
  /** Meetings with a coach that took place. */
  visits: { topic: string; at: Date }[];
  reports: MonthReport[];
}

/** Reads it. */
export type ReadRecord = (participantId: string) => Promise<ProgrammeRecord>;
