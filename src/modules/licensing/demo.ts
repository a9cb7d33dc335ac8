import { permitId, type Permit, type PermitKind } from './permit.js';
import type { Participant } from '../people/participant.js';
import { dayMs, daysBefore, isoDay } from '../people/demo/days.js';
import { hasDone } from '../people/demo/demo-steps.js';
import { demoOfficer } from '../people/demo/plan.js';
import type { Spread } from '../people/demo/spread.js';

const reviewer = { by: demoOfficer, name: 'Petugas Contoh' } as const;

/** Numbers of permits begin with 9. */
const numberOf: Record<'nib' | 'pirt' | 'halal' | 'merek', (n: number) => string> = {
  nib: (n) => `9${String(n).padStart(12, '0')}`,
  pirt: (n) => `9${String(n).padStart(14, '0')}`,
  halal: (n) => `ID9${String(n).padStart(16, '0')}`,
  merek: (n) => `IDM9${String(n).padStart(8, '0')}`,
};
type Kind = keyof typeof numberOf;

/** Years that a permit is good for, where it ends. */
const yearsOf: Partial<Record<PermitKind, number>> = { pirt: 5, merek: 10 };

/**
 * An NIB for each who finished P4, further permits for some of them; of those who are at it some wait for a look,
 * some applied, some only want one.
 */
export function demoPermits(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): Permit[] {
  return participants.flatMap((participant, n): Permit[] => {
    const at = participant.steps.P4?.at;
    if (!at) return [];
    if (!hasDone(participant, 'P4')) return [underWay(participant, n, now, spread)];
    const food = participant.business.category === 'culinary';
    const further: Kind[] = [
      ...(food && n % 4 === 0 ? (['pirt'] as const) : []),
      ...(food && n % 6 === 0 ? (['halal'] as const) : []),
      ...(n % 31 === 0 ? (['merek'] as const) : []),
    ];
    return [
      verified(participant, 'nib', n, at, now),
      ...further.map((kind) => verified(participant, kind, n, spread.between(at, now), now)),
    ];
  });
}

/** Which of those that end soon are renewed is not told: it is what the office looks up. */
function verified({ id }: Participant, kind: Kind, n: number, at: Date, now: Date): Permit {
  const years = yearsOf[kind];
  // Nobody's ended already: it was issued in the last so many years.
  const oldest = years === undefined ? at : daysBefore(now, years * 365 - 20 - (n % 300));
  const issued = at < oldest ? oldest : at;
  const reviewed = { ...reviewer, at: new Date(Math.min(issued.getTime() + 3 * dayMs, +now)) };
  return {
    ...{ id: permitId(id, kind), participantId: id, kind, state: 'verified' },
    ...{ number: numberOf[kind](n), issuedOn: isoDay(issued) },
    ...(years !== undefined && { expiresOn: yearsLater(issued, years) }),
    ...{ reportedAt: issued, createdAt: issued, reviewed, version: 3 },
  };
}

/** YYYY-MM-DD. */
function yearsLater(at: Date, years: number): string {
  const [year = '', ...rest] = isoDay(at).split('-');
  const day = [String(Number(year) + years), ...rest].join('-');
  return day.endsWith('-02-29') ? day.replace('-02-29', '-03-01') : day;
}

function underWay(participant: Participant, n: number, now: Date, spread: Spread): Permit {
  const { id } = participant;
  const createdAt = spread.between(daysBefore(now, 12), daysBefore(now, 0.2));
  const base = { id: permitId(id, 'nib'), participantId: id, kind: 'nib', createdAt } as const;
  const told = { number: numberOf.nib(n), issuedOn: isoDay(createdAt), reportedAt: createdAt };
  const turn = spread.below(10);
  if (turn < 2) return { ...base, state: 'wanted', version: 1 };
  if (turn < 4) return { ...base, state: 'applied', appliedAt: createdAt, version: 1 };
  if (turn < 9) return { ...base, ...told, state: 'reported', version: 1 };
  const reviewed = {
    ...reviewer,
    at: spread.between(createdAt, now),
    words: 'Nomornya kurang jelas',
  };
  return { ...base, ...told, reviewed, state: 'returned', version: 2 };
}
