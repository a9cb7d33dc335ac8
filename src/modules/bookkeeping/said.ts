import type { Json } from '../../engine/types.js';
import type { LedgerEntry } from '../../language/ledger.js';

export type { LedgerEntry };

export type ReadLedger = (text: string, now: Date) => LedgerEntry[] | undefined;

const kinds = ['sale', 'purchase', 'expense'];

/** Entries out of a conversation's variables: what a question read, or what a message said. */
export function saidEntries(
  vars: Record<string, Json>,
  readLedger: ReadLedger,
  now: Date,
): LedgerEntry[] {
  const { entries, said } = vars;
  if (Array.isArray(entries)) return entries.filter(isEntry);
  return typeof said === 'string' ? (readLedger(said, now) ?? []) : [];
}

const isEntry = (value: Json): value is LedgerEntry =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  kinds.includes(value.kind as string) &&
  Number.isSafeInteger(value.amount) &&
  (value.amount as number) > 0 &&
  /^\d{4}-\d\d-\d\d$/.test(value.date as string);
