import { dayOf } from './when.js';
import type { TrainingSummary } from './training.js';

/** A training that was held, and how many were there. */
export interface HeldTraining {
  training: Pick<TrainingSummary, 'startsAt' | 'kecamatan' | 'narasumber' | 'cost'>;
  /** Participants who were in the room. */
  attended: number;
  /** Of them, those whose practice was accepted. */
  practised: number;
}

/** What the trainings of a year add up to. */
export interface YearTotals {
  year: string;
  trainings: number;
  /** Calendar days with a training. */
  days: number;
  /** Different kecamatan. */
  kecamatan: number;
  /** Different names. */
  narasumber: number;
  attended: number;
  practised: number;
  /** Whole rupiah, of those trainings for which the office entered it; they are `costed`. */
  cost: number;
  costed: number;
  /** Whole rupiah of these trainings by who attended them; undefined where that says nothing. */
  costEach?: number;
}

/** The totals of each year, the latest first. */
export function totalsByYear(held: readonly HeldTraining[], timeZone: string): YearTotals[] {
  const years = new Map<string, HeldTraining[]>();
  for (const one of held) {
    const year = dayOf(one.training.startsAt, timeZone).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), one]);
  }
  return [...years]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([year, some]) => totalsOf(year, some, timeZone));
}

function totalsOf(year: string, held: readonly HeldTraining[], timeZone: string): YearTotals {
  const trainings = held.map(({ training }) => training);
  const different = (values: readonly string[]) => new Set(values).size;
  const costed = held.filter(({ training }) => training.cost);
  const cost = sum(costed.map(({ training }) => training.cost ?? 0));
  const there = sum(costed.map(({ attended }) => attended));
  return {
    year,
    trainings: held.length,
    days: different(trainings.map(({ startsAt }) => dayOf(startsAt, timeZone))),
    kecamatan: different(trainings.map(({ kecamatan }) => kecamatan.code)),
    narasumber: different(trainings.flatMap(({ narasumber }) => namesIn(narasumber))),
    attended: sum(held.map(({ attended }) => attended)),
    practised: sum(held.map(({ practised }) => practised)),
    cost,
    costed: costed.length,
    ...(cost > 0 && there > 0 && { costEach: Math.round(cost / there) }),
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** "Bu Ani, Pak Budi": upper and lower case are one. */
const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
