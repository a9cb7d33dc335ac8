import type { Closing } from '../policy/calendar.js';
import { place } from '../policy/place.js';
import type { Zone } from '../policy/zones.js';
import { calendarFor, rulesOf } from './kinds.js';
import { keyOf, type Reminder, type Story } from './reminder.js';
import { hourMs, minuteMs, type Wanted } from './wanted.js';

/** What came later than that into the plan is not made up for: its moment has gone by. */
const graceMs = 6 * hourMs;

/** Two messages that say when something is are one too many within so short a time. */
const crowdedMs = 90 * minuteMs;

/** Of a recipient, for the plan. */
export interface Addressee {
  zone: Zone;
  /** They sent STOP. */
  stopped: boolean;
}

/** The fields of a row that the plan says. */
export type RowPlan = Pick<
  Reminder,
  | 'kind'
  | 'subject'
  | 'recipient'
  | 'participantId'
  | 'plannedAt'
  | 'dueAt'
  | 'shifted'
  | 'usefulUntil'
  | 'urgent'
  | 'occasion'
  | 'state'
  | 'why'
  | 'attempts'
>;

export interface LaidOut {
  wanted: Wanted;
  /** Undefined where its moment is long gone. */
  plan: RowPlan | undefined;
}

/** The occasion with the moment that was wanted. */
export const stampOf = ({ occasion, at }: Wanted): string => `${at.toISOString()} ${occasion}`;

/**
 * Lays what a subject calls for out in time: each at an hour that is allowed to whom it is for, or skipped with
 * the reason. Of two that say when the same thing is, close together, the first in the list stays.
 */
export function layOut(
  wanted: readonly Wanted[],
  addressees: ReadonlyMap<string, Addressee>,
  calendar: readonly Closing[],
  now: Date,
): LaidOut[] {
  const laid: LaidOut[] = [];
  for (const one of wanted) {
    const addressee = addressees.get(keyOf(one.recipient));
    const plan = addressee && planOf(one, addressee, calendar, now);
    const said = plan && laid.some((other) => saysTheSame(other.plan, plan));
    laid.push({
      wanted: one,
      plan: said ? { ...plan, state: 'skipped', why: 'said' } : plan,
    });
  }
  return laid;
}

function planOf(
  wanted: Wanted,
  { zone, stopped }: Addressee,
  calendar: readonly Closing[],
  now: Date,
): RowPlan | undefined {
  const { kind, at, usefulUntil, participantId } = wanted;
  if (at.getTime() < now.getTime() - graceMs) return undefined;
  const { urgent = false, waitsMs, nudge } = rulesOf(kind);
  const wish = {
    at,
    usefulUntil,
    urgent,
    notBefore: now,
    ...(waitsMs !== undefined && { waitsMs }),
  };
  const found = place(wish, zone, calendarFor(kind, calendar));
  const common = {
    ...{ kind, subject: keyOf(wanted.subject), recipient: keyOf(wanted.recipient) },
    ...(participantId !== undefined && { participantId }),
    ...{ plannedAt: at, usefulUntil, urgent, occasion: stampOf(wanted), attempts: 0 },
  };
  const skipped = (why: string, dueAt = at) =>
    ({ ...common, dueAt, state: 'skipped', why }) as const;
  if (found.outcome !== 'placed') return skipped(found.outcome);
  if (nudge && stopped) return skipped('stopped', found.at);
  const { at: dueAt, shifted } = found;
  return { ...common, dueAt, state: 'planned', ...(shifted && { shifted }) };
}

const saysTheSame = (other: RowPlan | undefined, plan: RowPlan): boolean =>
  other?.state === 'planned' &&
  plan.state === 'planned' &&
  other.recipient === plan.recipient &&
  (rulesOf(other.kind).announces ?? false) &&
  (rulesOf(plan.kind).announces ?? false) &&
  Math.abs(other.dueAt.getTime() - plan.dueAt.getTime()) < crowdedMs;

/** What the row's story says of a plan. */
export function storyOf(row: RowPlan, what: 'planned' | 'moved', at: Date): Story[] {
  const planned: Story = { at, what, dueAt: row.plannedAt };
  if (row.state === 'skipped')
    return [planned, { at, what: 'skipped', ...(row.why && { why: row.why }) }];
  return row.shifted
    ? [planned, { at, what: 'shifted', why: row.shifted, dueAt: row.dueAt }]
    : [planned];
}
