import type { Participant } from '../people/participant.js';

/** Least months that a business has run, by the answer that was given at registration. */
const least: Record<string, number> = {
  under_6_months: 0,
  '6_to_12_months': 6,
  '1_to_3_years': 12,
  over_3_years: 36,
};

const monthMs = 30.44 * 86_400_000;

/** Months that the business has run at least; undefined where there is only an idea. */
export function businessMonths(
  { business, registeredAt }: Pick<Participant, 'business' | 'registeredAt'>,
  now: Date,
): number | undefined {
  if (business.kind !== 'business') return undefined;
  const since = Math.max(0, Math.floor((now.getTime() - registeredAt.getTime()) / monthMs));
  return (least[business.since] ?? 0) + since;
}

/** Whole years of age on a day (YYYY-MM-DD). */
export function yearsOf(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
