/** What a fact is about; the office's page groups them by it. */
export const factKinds = ['permit', 'fee', 'rate', 'limit', 'deadline', 'product', 'link'] as const;
export type FactKind = (typeof factKinds)[number];

/** What an amount counts. */
export const factUnits = [
  'rupiah',
  'percent',
  'days',
  'months',
  'years',
  'digits',
  'count',
] as const;
export type FactUnit = (typeof factUnits)[number];

/** A text in every language that people read. */
export interface Said {
  id: string;
  en: string;
}

/** A loan or grant that people can ask for. */
export interface ProductTerms {
  /** Whole rupiah; absent: no such bound. */
  minAmount?: number;
  maxAmount?: number;
  /** Per year; absent when it is not known for certain. */
  ratePercent?: number;
  /** Longest time to pay back. */
  months?: number;
  /** Ids of what one must have: see `productRequirements`. */
  requirements: string[];
}

/** What a product can ask for, in the order in which it is shown. */
export const productRequirements = [
  'ktp_kk',
  'nib',
  'age_21',
  'business_6_months',
  'business_6_months_or_training',
  'training',
  'reports_3',
  'steps_1_to_6',
  'npwp_over_50',
  'clean_slik',
  'cooperative',
] as const;
export type ProductRequirement = (typeof productRequirements)[number];

/**
 * Something that others decide and change: a fee, a rate, a limit, a deadline, where to go. Kept in a table that
 * the office edits, with its source and the day it was true; never in code.
 */
export interface Fact {
  /** Readable: `fee.merek_umk`. Texts and rules name facts by it. */
  id: string;
  kind: FactKind;
  title: Said;
  /** A phrase that is ready to be shown; `{amount}` in it is the amount as it is written in that language. */
  text: Said;
  amount?: number;
  unit?: FactUnit;
  /** "Berlaku per": YYYY, YYYY-MM or YYYY-MM-DD. */
  asOf: string;
  source: { name: string; url?: string };
  /** False: sources disagree, or none was found. Then it is said so. */
  certain: boolean;
  /** Of kind `product`. */
  product?: ProductTerms;
  /** Grows with every change. */
  version: number;
  /** Who changed it last: an address, or `start` for what came with the program. */
  updatedBy: string;
  updatedAt: Date;
}

export interface FactStore {
  /** All of them, by kind and id. */
  list(): Promise<Fact[]>;
  find(id: string): Promise<Fact | undefined>;
  /** Puts in those that are not there yet; the others stay as they are. */
  seed(facts: readonly Fact[]): Promise<void>;
  /** Creates a fact; false when there is one with this id. */
  create(fact: Fact): Promise<boolean>;
  /** Writes a fact whole, if the one there still has the version before; false when it was changed meanwhile. */
  replace(fact: Fact): Promise<boolean>;
}
