import { streakOf } from '../bookkeeping/report.js';
import type { ProgrammeRecord } from './record.js';

/**
 * How ready somebody is to ask for capital, explained line by line. It is the programme's own measure, made of what
 * people do in it; no bank's score.
 */

/** What is measured, each a count. */
export interface Measures {
  /** Months that the business has run; undefined for an idea. */
  months: number | undefined;
  /** 0 none, 1 reported, 2 verified. */
  nib: 0 | 1 | 2;
  /** Further permits. */
  permits: number;
  /** Monthly reports in a row, up to now. */
  reports: number;
  trainings: number;
  visits: number;
  /** Practices that were accepted. */
  practices: number;
}

/** From this count on, so many points. */
type Scale = readonly (readonly [from: number, points: number])[];

/** All weights. A line is the sum of its scales; the highest values add up to 100. */
export const weights = {
  age: {
    months: [
      [0, 4],
      [6, 12],
      [12, 16],
      [36, 20],
    ],
  },
  permits: {
    nib: [
      [1, 12],
      [2, 16],
    ],
    permits: [
      [1, 4],
      [2, 7],
      [3, 9],
    ],
  },
  reports: {
    reports: [
      [1, 6],
      [2, 12],
      [3, 20],
      [6, 25],
    ],
  },
  together: {
    trainings: [
      [1, 5],
      [2, 8],
    ],
    visits: [
      [1, 4],
      [2, 7],
    ],
  },
  practice: {
    practices: [
      [1, 10],
      [2, 15],
    ],
  },
} as const satisfies Record<string, Partial<Record<keyof Measures, Scale>>>;

export type LineId = keyof typeof weights;
export const lineIds = Object.keys(weights) as LineId[];

export interface Line {
  id: LineId;
  points: number;
  max: number;
  /** The measure to work on next, and what one more of it gives; absent where the line is full. */
  next?: { measure: keyof Measures; points: number };
}

export interface Readiness {
  /** 0 to 100. */
  score: number;
  lines: Line[];
  /** The line whose next thing is worth most and can be done now. */
  best?: Line;
}

const pointsOf = (scale: Scale, count: number): number =>
  scale.findLast(([from]) => count >= from)?.[1] ?? 0;

function lineOf(id: LineId, measures: Measures): Line {
  const scales = Object.entries(weights[id]) as [keyof Measures, Scale][];
  let [points, max] = [0, 0];
  let next: Line['next'];
  for (const [measure, scale] of scales) {
    const count = measures[measure];
    const have = count === undefined ? 0 : pointsOf(scale, count);
    const step = scale.find(([, worth]) => worth > have);
    points += have;
    max += scale.at(-1)?.[1] ?? 0;
    const gain = step ? step[1] - have : 0;
    if (gain > (next?.points ?? 0)) next = { measure, points: gain };
  }
  return { id, points, max, ...(next && { next }) };
}

/** Time makes a business older, nothing else does. */
const waits = ({ id }: Line): boolean => id === 'age';

export function readinessOf(measures: Measures): Readiness {
  const lines = lineIds.map((id) => lineOf(id, measures));
  const score = lines.reduce((sum, { points }) => sum + points, 0);
  const worth = ({ next }: Line): number => next?.points ?? 0;
  const [best] = lines
    .filter((line) => !waits(line) && line.next)
    .sort((a, b) => worth(b) - worth(a));
  return { score, lines, ...(best && { best }) };
}

/**
 * What a record counts up to.
 * @param month the present one, YYYY-MM
 */
export function measuresOf(
  record: ProgrammeRecord,
  months: number | undefined,
  month: string,
): Measures {
  const nib = record.permits.find(({ kind }) => kind === 'nib');
  const reported = record.reports.filter(({ source }) => source !== 'none');
  return {
    months,
    nib: nib ? (nib.verified ? 2 : 1) : 0,
    permits: record.permits.filter(({ kind }) => kind !== 'nib').length,
    reports: streakOf(
      reported.map((one) => one.month),
      month,
    ).running,
    trainings: record.trainings.length,
    visits: record.visits.length,
    practices: record.trainings.filter(({ practised }) => practised).length,
  };
}
