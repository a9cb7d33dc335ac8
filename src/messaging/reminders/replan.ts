import { place } from '../policy/place.js';
import type { Closing } from '../policy/calendar.js';
import { zoneOf } from '../policy/zones.js';
import { calendarFor, rulesOf } from './kinds.js';
import { planFor, type LoadMatter } from './planners.js';
import type { ReminderStore } from './ports.js';
import {
  keyOf,
  reminderId,
  type Reminder,
  type ReminderState,
  type Story,
  type Subject,
} from './reminder.js';
import { hourMs, type PlanContext, type Wanted } from './wanted.js';

export interface ReplanParts {
  reminders: ReminderStore;
  load: LoadMatter;
  calendar: () => Promise<readonly Closing[]>;
  /** IANA name. */
  timeZone: string;
  say: PlanContext['say'];
}

/** What came later than that into the plan is not made up for: its moment has gone by. */
const graceMs = 6 * hourMs;

/** States in which a row can still be called off. */
const open: readonly ReminderState[] = ['planned'];
const over: readonly ReminderState[] = ['sent', 'skipped', 'failed', 'ambiguous', 'cancelled'];

/**
 * Makes the rows about a subject match what it calls for now: writes new ones, moves those whose occasion
 * moved, calls off those that nothing calls for any more. Run twice it changes nothing.
 * @returns what the subject calls for
 */
export async function replan(parts: ReplanParts, subject: Subject, now: Date): Promise<Wanted[]> {
  const { load, timeZone, say, reminders } = parts;
  const wanted = (await planFor(subject, load, { now, timeZone, say })).filter(
    ({ at, since }) => at >= since,
  );
  const rows = new Map((await reminders.ofSubject(keyOf(subject))).map((row) => [row.id, row]));
  const calendar = wanted.length > 0 ? await parts.calendar() : [];
  for (const one of wanted) {
    const row = rows.get(idOf(one));
    rows.delete(idOf(one));
    if (!row) await addRow(parts, one, calendar, now);
    else if (row.occasion !== stampOf(one) || row.state === 'cancelled')
      await moveRow(parts, row, one, calendar, now);
  }
  for (const row of rows.values()) await callOff(reminders, row, now);
  return wanted;
}

export const idOf = ({ kind, subject, recipient, offset }: Wanted): string =>
  reminderId(kind, subject, recipient, offset);

/** The occasion with the moment that was wanted. */
export const stampOf = ({ occasion, at }: Wanted): string => `${at.toISOString()} ${occasion}`;

/** When it is to go out; undefined where its moment is long gone, or it would come too late. */
function placed(wanted: Wanted, calendar: readonly Closing[], timeZone: string, now: Date) {
  if (wanted.at.getTime() < now.getTime() - graceMs) return undefined;
  const urgent = rulesOf(wanted.kind).urgent ?? false;
  const notBefore = now;
  const { at, usefulUntil } = wanted;
  return {
    urgent,
    place: place(
      { at, usefulUntil, urgent, notBefore },
      zoneOf(timeZone),
      calendarFor(wanted.kind, calendar),
    ),
  };
}

function rowOf(wanted: Wanted, calendar: readonly Closing[], timeZone: string, now: Date) {
  const found = placed(wanted, calendar, timeZone, now);
  if (!found) return undefined;
  const { place: where, urgent } = found;
  const common = {
    kind: wanted.kind,
    subject: keyOf(wanted.subject),
    recipient: keyOf(wanted.recipient),
    ...(wanted.participantId !== undefined && { participantId: wanted.participantId }),
    plannedAt: wanted.at,
    usefulUntil: wanted.usefulUntil,
    urgent,
    occasion: stampOf(wanted),
    attempts: 0,
  };
  if (where.outcome === 'past_use')
    return { ...common, dueAt: wanted.at, state: 'skipped', why: 'past_use' } as const;
  const { at: dueAt, shifted } = where;
  return { ...common, dueAt, state: 'planned', ...(shifted && { shifted }) } as const;
}

async function addRow(
  { reminders, timeZone }: ReplanParts,
  wanted: Wanted,
  calendar: readonly Closing[],
  now: Date,
): Promise<void> {
  const row = rowOf(wanted, calendar, timeZone, now);
  if (row)
    await reminders.add({
      ...row,
      id: idOf(wanted),
      version: 1,
      history: storyOf(row, 'planned', now),
    });
}

function storyOf(
  row: Pick<Reminder, 'dueAt' | 'plannedAt' | 'shifted' | 'state' | 'why'>,
  what: 'planned' | 'moved',
  at: Date,
): Story[] {
  const planned: Story = { at, what, dueAt: row.plannedAt };
  if (row.state === 'skipped')
    return [planned, { at, what: 'skipped', ...(row.why && { why: row.why }) }];
  return row.shifted
    ? [planned, { at, what: 'shifted', why: row.shifted, dueAt: row.dueAt }]
    : [planned];
}

/** Another occasion in the same row. What was sent for the old one is said again only for a moment to come. */
async function moveRow(
  { reminders, timeZone }: ReplanParts,
  row: Reminder,
  wanted: Wanted,
  calendar: readonly Closing[],
  now: Date,
): Promise<void> {
  const next = rowOf(wanted, calendar, timeZone, now);
  if (!next) return callOff(reminders, row, now);
  const cleared = { shifted: undefined, why: undefined, until: undefined, handed: undefined };
  const gone = {
    tried: undefined,
    triedSince: undefined,
    away: undefined,
    sentAt: undefined,
    platformRef: undefined,
    contactId: undefined,
  };
  const [first, ...rest] = storyOf(next, row.state === 'cancelled' ? 'planned' : 'moved', now);
  const states = [...open, ...over];
  const moved = await reminders.change(
    row.id,
    { version: row.version, states },
    { ...cleared, ...gone, ...next },
    first,
    true,
  );
  for (const story of moved ? rest : [])
    await reminders.change(row.id, { version: row.version + 1, states: [next.state] }, {}, story);
}

/** Calls a row off that was not sent yet, also where it waits in an outbox. */
async function callOff(reminders: ReminderStore, row: Reminder, now: Date): Promise<void> {
  const waits = row.state === 'planned' || (row.state === 'sending' && row.handed);
  if (!waits) return;
  await reminders.change(
    row.id,
    { version: row.version, states: [row.state] },
    { state: 'cancelled', until: undefined, handed: undefined },
    { at: now, what: 'cancelled' },
  );
}
