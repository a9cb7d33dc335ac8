import {
  allowanceFor,
  pauseAfter,
  reasonToPause,
  type Allowance,
  type BudgetLimits,
  type DayCounts,
  type PauseReason,
} from './budget-rules.js';

/**
 * May a message of our own accord (a reminder, an announcement) go out on WhatsApp now? Answers need no leave.
 * - `go`: counted; send it.
 * - `later`: not before `at`. A person who has another channel is better reached there.
 * - `paused`: not until the office looks. `never`: this person did not write to us on WhatsApp.
 */
export type Leave =
  | { outcome: 'go' }
  | { outcome: 'later'; at: Date; why: 'pace' | 'hour' | 'day' }
  | { outcome: 'paused'; why: PauseReason }
  | { outcome: 'never'; why: 'stranger' };

export interface BudgetAccount {
  linkedAt: Date | undefined;
  paused: { why: PauseReason; at: Date } | undefined;
}

export interface BudgetStore {
  account(): Promise<BudgetAccount>;
  pause(why: PauseReason, at: Date): Promise<void>;
  resume(): Promise<void>;
  /** Takes the next moment: moves it on if it has come. @returns when it comes, if it has not */
  takeMoment(now: Date, next: Date): Promise<Date | undefined>;
  /** Counts one message if there is room in the day and the hour. */
  count(day: string, hour: string, allowance: Allowance): Promise<'counted' | 'hour' | 'day'>;
  /** Takes one message off the counts again. */
  uncount(day: string, hour: string): Promise<void>;
  /** Counts of these days, in their order; zeros where nothing was counted. */
  days(days: readonly string[]): Promise<DayCounts[]>;
  /** Did this contact ever write to us? */
  wroteFirst(contactId: string): Promise<boolean>;
}

export interface WhatsAppBudget {
  /** Asks for leave to send to a contact (`whatsapp:...`), and counts it. */
  take(contactId: string): Promise<Leave>;
  /** Gives a leave back that was taken at a moment: its message certainly was not sent. */
  giveBack(takenAt: Date): Promise<void>;
  state(): Promise<BudgetState>;
  pause(): Promise<void>;
  resume(): Promise<void>;
}

export interface BudgetState extends BudgetAccount {
  today: DayCounts;
  allowance: Allowance;
  left: number;
}

export interface BudgetParts {
  store: BudgetStore;
  limits: BudgetLimits;
  clock: { now(): Date };
  /** From 0 to 1. */
  luck: () => number;
  /** IANA name: when a day begins. */
  timeZone: string;
}

const dayMs = 86_400_000;
const watchedDays = 7;

export function createWhatsAppBudget(parts: BudgetParts): WhatsAppBudget {
  const { store, clock } = parts;
  return {
    take: (contactId) => take(parts, contactId),
    giveBack: (takenAt) => giveBack(parts, takenAt),
    state: () => stateOf(parts),
    pause: () => store.pause('office', clock.now()),
    resume: () => store.resume(),
  };
}

async function take(parts: BudgetParts, contactId: string): Promise<Leave> {
  const { store, clock, luck } = parts;
  const now = clock.now();
  const { linkedAt, paused } = await store.account();
  if (paused) return { outcome: 'paused', why: paused.why };
  if (!(await store.wroteFirst(contactId))) return { outcome: 'never', why: 'stranger' };
  const why = reasonToPause(await store.days(lastDays(parts, now)));
  if (why !== undefined) {
    await store.pause(why, now);
    return { outcome: 'paused', why };
  }
  const next = new Date(now.getTime() + pauseAfter(luck()));
  const wait = await store.takeMoment(now, next);
  if (wait) return { outcome: 'later', at: wait, why: 'pace' };
  const { day, hour } = partsOfDay(parts, now);
  const counted = await store.count(day, hour, allowanceOf(parts, linkedAt, now));
  if (counted === 'counted') return { outcome: 'go' };
  return { outcome: 'later', at: beginOfNext(parts, counted, now), why: counted };
}

function giveBack(parts: BudgetParts, takenAt: Date): Promise<void> {
  const { day, hour } = partsOfDay(parts, takenAt);
  return parts.store.uncount(day, hour);
}

async function stateOf(parts: BudgetParts): Promise<BudgetState> {
  const now = parts.clock.now();
  const account = await parts.store.account();
  const [today = none] = await parts.store.days([partsOfDay(parts, now).day]);
  const allowance = allowanceOf(parts, account.linkedAt, now);
  return { ...account, today, allowance, left: Math.max(0, allowance.perDay - today.bulk) };
}

const none: DayCounts = { bulk: 0, sent: 0, delivered: 0, failed: 0, inbound: 0 };

const allowanceOf = ({ limits }: BudgetParts, linkedAt: Date | undefined, now: Date): Allowance =>
  allowanceFor(linkedAt ? (now.getTime() - linkedAt.getTime()) / dayMs : 0, limits);

const lastDays = (parts: BudgetParts, now: Date): string[] =>
  Array.from(
    { length: watchedDays },
    (_, at) => partsOfDay(parts, new Date(now.getTime() - (watchedDays - 1 - at) * dayMs)).day,
  );

/** `2026-11-24` and `09`, in the zone. */
export function partsOfDay(
  { timeZone }: { timeZone: string },
  at: Date,
): { day: string; hour: string } {
  const text = at.toLocaleString('sv-SE', { timeZone, hourCycle: 'h23' });
  return { day: text.slice(0, 10), hour: text.slice(11, 13) };
}

/** When the next hour (the next day's working hours) begins; whole hours, so every zone of Indonesia fits. */
function beginOfNext(parts: BudgetParts, what: 'hour' | 'day', now: Date): Date {
  const hourMs = 3_600_000;
  let at = new Date(Math.floor(now.getTime() / hourMs) * hourMs + hourMs);
  if (what === 'hour') return at;
  const { day } = partsOfDay(parts, now);
  while (partsOfDay(parts, at).day === day) at = new Date(at.getTime() + hourMs);
  return new Date(at.getTime() + 8 * hourMs);
}
