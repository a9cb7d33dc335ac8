import type { Closing } from '../policy/calendar.js';
import { zoneOfPerson } from '../policy/zones.js';
import { layOut, stampOf, storyOf, type Addressee, type RowPlan } from './lay-out.js';
import type { People, ReminderStore } from './ports.js';
import {
  keyOf,
  reminderId,
  type Reminder,
  type ReminderState,
  type Story,
  type Subject,
} from './reminder.js';
import type { PlanContext, Wanted } from './wanted.js';

/** Everything that a subject calls for, as it is now; nothing when it is gone. */
export type PlanFor = (subject: Subject, context: PlanContext) => Promise<Wanted[]>;

export interface ReplanParts {
  reminders: ReminderStore;
  planFor: PlanFor;
  people: People;
  calendar: () => Promise<readonly Closing[]>;
  /** IANA name. */
  timeZone: string;
  say: PlanContext['say'];
}

/** States in which a row can still be called off. */
const open: readonly ReminderState[] = ['planned'];
const over: readonly ReminderState[] = ['sent', 'skipped', 'failed', 'ambiguous', 'cancelled'];

/**
 * Makes the rows about a subject match what it calls for now: writes new ones, moves those whose occasion, or
 * whose allowed hour, moved, skips what the person does not want any more, and calls off those that nothing calls
 * for. Run twice it changes nothing.
 * @returns what the subject calls for
 */
export async function replan(parts: ReplanParts, subject: Subject, now: Date): Promise<Wanted[]> {
  const { planFor, timeZone, say, reminders } = parts;
  const wanted = (await planFor(subject, { now, timeZone, say })).filter(
    ({ at, since }) => at >= since,
  );
  const rows = new Map((await reminders.ofSubject(keyOf(subject))).map((row) => [row.id, row]));
  const calendar = wanted.length > 0 ? await parts.calendar() : [];
  const laid = layOut(wanted, await addresseesOf(parts, wanted), calendar, now);
  for (const { wanted: one, plan } of laid) {
    const row = rows.get(idOf(one));
    rows.delete(idOf(one));
    if (!row) await addRow(reminders, idOf(one), plan, now);
    else if (isOutdated(row, one)) await moveRow(reminders, row, plan, now);
    else if (plan) await adjustRow(reminders, row, plan, now);
  }
  for (const row of rows.values()) await callOff(reminders, row, now);
  return wanted;
}

export const idOf = ({ kind, subject, recipient, offset }: Wanted): string =>
  reminderId(kind, subject, recipient, offset);

async function addresseesOf(
  { people, timeZone }: ReplanParts,
  wanted: readonly Wanted[],
): Promise<Map<string, Addressee>> {
  const recipients = [...new Set(wanted.map(({ recipient }) => keyOf(recipient)))];
  const found = recipients.map(async (key): Promise<[string, Addressee]> => {
    const { contacts, tags } = await people.contactsOf(key);
    const stopped = contacts.some(({ optedOutAt }) => optedOutAt !== undefined);
    return [key, { zone: zoneOfPerson(tags, timeZone), stopped }];
  });
  return new Map(await Promise.all(found));
}

const isOutdated = (row: Reminder, wanted: Wanted): boolean =>
  row.occasion !== stampOf(wanted) || row.state === 'cancelled';

async function addRow(
  reminders: ReminderStore,
  id: string,
  plan: RowPlan | undefined,
  now: Date,
): Promise<void> {
  if (plan)
    await reminders.add({ ...plan, id, version: 1, history: storyOf(plan, 'planned', now) });
}

/** Another occasion in the same row. What was sent for the old one is said again only for a moment to come. */
async function moveRow(
  reminders: ReminderStore,
  row: Reminder,
  plan: RowPlan | undefined,
  now: Date,
): Promise<void> {
  if (!plan) return callOff(reminders, row, now);
  const what = row.state === 'cancelled' ? 'planned' : 'moved';
  await rewrite(reminders, row, plan, storyOf(plan, what, now));
}

/** The same occasion: the calendar moved its hour, or the person sent STOP, or START. */
async function adjustRow(
  reminders: ReminderStore,
  row: Reminder,
  plan: RowPlan,
  now: Date,
): Promise<void> {
  if (row.state === 'skipped' && row.why === 'stopped' && plan.state === 'planned')
    return rewrite(reminders, row, plan, storyOf(plan, 'planned', now));
  if (row.state !== 'planned') return;
  if (plan.why === 'stopped')
    return rewrite(reminders, row, plan, [{ at: now, what: 'skipped', why: 'stopped' }]);
  const untouched = row.attempts === 0 && row.shifted !== 'talking';
  const ahead = row.plannedAt > now && row.dueAt > now;
  if (!untouched || !ahead || row.dueAt.getTime() === plan.dueAt.getTime()) return;
  await rewrite(reminders, row, plan, storyOf(plan, 'moved', now));
}

/**
 * Writes a plan over a row that is not under way, and what became of it into its story. For the same occasion only if
 * the row is still in the state in which it was read: it may have been sent since.
 */
async function rewrite(
  reminders: ReminderStore,
  row: Reminder,
  plan: RowPlan,
  [first, ...rest]: Story[],
): Promise<void> {
  const cleared = { shifted: undefined, why: undefined, until: undefined, handed: undefined };
  const gone = {
    tried: undefined,
    triedSince: undefined,
    away: undefined,
    sentAt: undefined,
    platformRef: undefined,
    contactId: undefined,
  };
  if (row.state === 'sending') return;
  const states = row.occasion === plan.occasion ? [row.state] : [...open, ...over];
  const moved = await reminders.change(
    row.id,
    { version: row.version, states },
    { ...cleared, ...gone, ...plan },
    first,
    true,
  );
  for (const story of moved ? rest : [])
    await reminders.change(row.id, { version: row.version + 1, states: [plan.state] }, {}, story);
}

/** Calls a row off that was not sent yet, also where it waits in an outbox. */
async function callOff(reminders: ReminderStore, row: Reminder, now: Date): Promise<void> {
  const waits = row.state === 'planned' || (row.state === 'sending' && row.handed);
  if (!waits) return;
  await reminders.change(
    row.id,
    { version: row.version, attempts: row.attempts, states: [row.state] },
    { state: 'cancelled', until: undefined, handed: undefined },
    { at: now, what: 'cancelled' },
  );
}
