import type { Option, Vars } from '../../engine/types.js';
import type { Say } from './parts.js';
import { seatsLeft, waitingIn } from './rules.js';
import type { TrainingSummary } from './training.js';
import { dayOf, sayShort, sayWhen } from './when.js';

export interface Describing {
  say: Say;
  locale: string;
  timeZone: string;
}

/** A training under the names that texts use. */
export function trainingVars(
  training: TrainingSummary,
  { say, locale, timeZone }: Describing,
): Vars {
  const { title, place, narasumber, bring, task, quota, kecamatan, topic } = training;
  const left = seatsLeft(training);
  return {
    trainingId: training.id,
    ...{ title, place, narasumber, quota, task, left, waiting: waitingIn(training) },
    kecamatanName: kecamatan.name,
    kindName: say(locale, `kind.${training.kind}`),
    when: sayWhen(training, locale, timeZone),
    topicLine: topic ? `${topic}\n` : '',
    bringLine: bring ? say(locale, 'line.bring', { bring }) : say(locale, 'line.bringNothing'),
  };
}

/** "Sab 28 Nov 09.00, Kemasan Produk, Tebet (sisa 12)". */
export function trainingOption(
  training: TrainingSummary,
  { say, locale, timeZone }: Describing,
): Option {
  const left = seatsLeft(training);
  const seats = left > 0 ? say(locale, 'option.left', { left }) : say(locale, 'option.full');
  const label = say(locale, 'option.training', {
    when: sayShort(training.startsAt, locale, timeZone),
    title: training.title,
    kecamatan: training.kecamatan.name,
    seats,
  });
  return { id: training.id, label };
}

export interface Wanted {
  /** The person's own kecamatan. */
  own: string;
  kecamatan?: string;
  /** YYYY-MM-DD. */
  date?: string;
  kind?: string;
}

/** Those that are asked for: the own kecamatan first, then the same city, then the others; sooner before later. */
export function sortTrainings(
  trainings: readonly TrainingSummary[],
  { own, kecamatan, date, kind }: Wanted,
  timeZone: string,
): TrainingSummary[] {
  const base = kecamatan ?? own;
  const distance = ({ kecamatan: { code } }: TrainingSummary): number =>
    code === base ? 0 : cityOf(code) === cityOf(base) ? 1 : 2;
  return trainings
    .filter((one) => kind === undefined || one.kind === kind)
    .filter((one) => kecamatan === undefined || one.kecamatan.code === kecamatan)
    .filter((one) => date === undefined || dayOf(one.startsAt, timeZone) === date)
    .sort((a, b) => distance(a) - distance(b) || a.startsAt.getTime() - b.startsAt.getTime());
}

/** The city of a kecamatan: the first two parts of its code. */
const cityOf = (code: string): string => code.split('.').slice(0, 2).join('.');
