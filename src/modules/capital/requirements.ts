import type { ProductRequirement } from '../facts/fact.js';
import { steps, type Participant } from '../people/participant.js';
import type { Measures } from './readiness.js';

/** `met` and `missing` as far as the programme knows; `ask`: only the person or the bank can know. */
export type Met = 'met' | 'missing' | 'ask';

/** What a product's requirements are held against. */
export interface Applicant {
  participant: Pick<Participant, 'steps' | 'business'>;
  measures: Measures;
  /** Whole years. */
  years: number;
  /** Youngest age, of the facts. */
  youngest: number;
  /** Asked for, if it is known yet; whole rupiah. */
  amount?: number;
  /** Least months that a business has run, of the facts. */
  leastMonths: number;
  /** Above this an NPWP is asked for, of the facts. */
  npwpAbove: number;
}

const reportsWanted = 3;

const check: Record<ProductRequirement, (applicant: Applicant) => Met | undefined> = {
  ktp_kk: () => 'ask',
  clean_slik: () => 'ask',
  nib: ({ measures }) => known(measures.nib > 0),
  age_21: ({ years, youngest }) => known(years >= youngest),
  business_6_months: ({ measures, leastMonths }) => known((measures.months ?? 0) >= leastMonths),
  business_6_months_or_training: ({ measures, leastMonths }) =>
    known((measures.months ?? 0) >= leastMonths || measures.trainings + measures.visits > 0),
  training: ({ measures }) => known(measures.trainings > 0),
  reports_3: ({ measures }) => known(measures.reports >= reportsWanted),
  steps_1_to_6: ({ participant }) =>
    known(steps.slice(0, 6).every((step) => isDone(participant, step))),
  npwp_over_50: ({ amount, npwpAbove }) =>
    amount === undefined || amount > npwpAbove ? 'ask' : undefined,
  cooperative: () => 'missing',
};

const known = (met: boolean): Met => (met ? 'met' : 'missing');

const isDone = ({ steps: records }: Applicant['participant'], step: (typeof steps)[number]) =>
  ['done', 'not-needed'].includes(records[step]?.state ?? 'open');

/** Each requirement that concerns this person, with how it stands; unknown ones are left to be asked. */
export function checkRequirements(
  requirements: readonly string[],
  applicant: Applicant,
): { id: string; met: Met }[] {
  return requirements.flatMap((id) => {
    const found = Object.hasOwn(check, id) ? check[id as ProductRequirement](applicant) : 'ask';
    return found === undefined ? [] : [{ id, met: found }];
  });
}

/** Products for cooperatives are shown, but nobody applies for them alone. */
export const isForPersons = (requirements: readonly string[]): boolean =>
  !requirements.includes('cooperative');
