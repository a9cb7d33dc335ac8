/** One line of a participant's cash book. */
export interface Entry {
  /** Natural: `<contact>:<inbound id>:<n>`; a message that is read twice makes it once. */
  id: string;
  participantId: string;
  kind: 'sale' | 'purchase' | 'expense';
  /** Whole rupiah, above 0. */
  amount: number;
  what?: string;
  /** YYYY-MM-DD. */
  date: string;
  /** When it was written. */
  at: Date;
  /** Taken out again; the line stays, so that a repeated message does not bring it back. */
  removedAt?: Date;
}

/** What a month's entries add up to; whole rupiah. */
export interface Totals {
  revenue: number;
  purchases: number;
  expenses: number;
  /** How many sales, how many entries in all. */
  sales: number;
  entries: number;
}

export const sumOf = (entries: readonly Entry[]): Totals => {
  const total = (kind: Entry['kind']) =>
    entries.reduce((sum, entry) => (entry.kind === kind ? sum + entry.amount : sum), 0);
  return {
    revenue: total('sale'),
    purchases: total('purchase'),
    expenses: total('expense'),
    sales: entries.filter(({ kind }) => kind === 'sale').length,
    entries: entries.length,
  };
};
