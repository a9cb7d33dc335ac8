/**
 * How much an account may say of its own accord before WhatsApp takes it for spam. There are no official numbers:
 * these are cautious, from what people report of banned accounts (10 to 200 unasked messages did it), and the
 * office sets the upper ends. Answers to people are not counted here.
 */
export interface BudgetLimits {
  /** Most messages of our own accord in a day and in an hour, once the account is warm. */
  perDay: number;
  perHour: number;
}

export interface Allowance {
  perDay: number;
  perHour: number;
}

/** What part of the full budget a new account has, by full weeks since it was linked. */
const warmUp = [0.1, 0.2, 0.4, 0.7, 1] as const;

/** Even a new account with a small limit may say something. */
const leastPerDay = 5;

/** @param ageDays days since the account was linked, 0 on the first */
export function allowanceFor(ageDays: number, { perDay, perHour }: BudgetLimits): Allowance {
  const week = Math.min(Math.max(0, Math.floor(ageDays / 7)), warmUp.length - 1);
  const part = warmUp[week] ?? 1;
  const day = Math.min(perDay, Math.max(leastPerDay, Math.floor(perDay * part)));
  // Spread over the day: no more than a sixth of it in an hour.
  return { perDay: day, perHour: Math.max(1, Math.min(perHour, Math.ceil(day / 6))) };
}

/** Milliseconds to the next message of our own accord; `luck` from 0 to 1. An even beat looks like a machine. */
export const pauseAfter = (luck: number): number => 8_000 + Math.round(luck * 22_000);

/** Counts of some days. */
export interface DayCounts {
  /** Of our own accord. */
  bulk: number;
  /** All that WhatsApp took, and how many of them reached a phone. */
  sent: number;
  delivered: number;
  failed: number;
  /** What people wrote. */
  inbound: number;
}

export type PauseReason = 'undelivered' | 'unanswered' | 'refused' | 'office' | 'warned';

/** Too few to say anything below these. */
const fewSent = 30;
const fewBulk = 50;

/**
 * Why nothing more should go out of our own accord, by the counts of the last days: messages that reach no phone any
 * more are a sign that people block us; announcements that nobody ever answers look like spam.
 */
export function reasonToPause(days: readonly DayCounts[]): PauseReason | undefined {
  const sum = (field: keyof DayCounts, some: readonly DayCounts[]) =>
    some.reduce((total, day) => total + day[field], 0);
  const lately = days.slice(-2);
  const sent = sum('sent', lately);
  if (sent >= fewSent && sum('delivered', lately) < sent * 0.5) return 'undelivered';
  if (sum('failed', lately) >= 10 && sum('failed', lately) > sent * 0.2) return 'refused';
  const bulk = sum('bulk', days);
  if (bulk >= fewBulk && sum('inbound', days) < bulk * 0.1) return 'unanswered';
  return undefined;
}
