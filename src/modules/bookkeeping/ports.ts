import type { Participant } from '../people/participant.js';
import type { Entry, Totals } from './entry.js';
import type { Figures, MonthForm, MonthReport } from './report.js';

export interface LedgerStore {
  /** Writes entries that are not there yet; one that was taken out stays out. */
  add(entries: readonly Entry[]): Promise<void>;
  /** Of this participant only. */
  find(participantId: string, id: string): Promise<Entry | undefined>;
  /** A participant's entries of a month, the newest day first; not those taken out. */
  ofMonth(participantId: string, month: string): Promise<Entry[]>;
  /** Months with entries and how many, the newest first. */
  months(participantId: string): Promise<{ month: string; count: number }[]>;
  /** False where there is no such entry (any more). */
  change(
    participantId: string,
    id: string,
    changes: Partial<Pick<Entry, 'amount' | 'what' | 'date'>>,
  ): Promise<boolean>;
  /** False where it was out already. */
  remove(participantId: string, id: string, at: Date): Promise<boolean>;
}

export interface ReportStore {
  find(participantId: string, month: string): Promise<MonthReport | undefined>;
  /** All of a participant, the oldest first. */
  ofParticipant(participantId: string): Promise<MonthReport[]>;
  /** Writes the report if the one there is still of `rev - 1` (none there for 1). */
  put(report: MonthReport): Promise<boolean>;
}

/** The months that a report shows beside the one it is about. */
export interface ReportView {
  participant: Participant;
  month: string;
  source: 'entries' | 'form';
  figures: Figures;
  /** Up to six months, the oldest first; figures only where the month was reported. */
  history: { month: string; figures?: Figures }[];
  /** Empty for a month that was reported by the form. */
  entries: Entry[];
  at: Date;
}

/** Makes documents of reports; texts are in the locale. */
export interface ReportDocuments {
  chart(view: ReportView, locale: string): Promise<Uint8Array>;
  pdf(view: ReportView, locale: string): Promise<Uint8Array>;
  workbook(view: ReportView, locale: string): Promise<Uint8Array>;
}

export type { Entry, Figures, MonthForm, MonthReport, Totals };
