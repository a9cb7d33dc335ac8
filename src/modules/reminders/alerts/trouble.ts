/** What the office is alerted to, each by a kind of reminder (`alert.<kind>`). */
export const troubleKinds = ['whatsapp', 'late', 'failures'] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** How sending goes, as a worker measures it. */
export interface Measures {
  /** Since when the linked WhatsApp account is out of reach; undefined: it is there, or in no use. */
  whatsappAwaySince?: Date;
  /** Reminders that are due and not out: how many for longer than `lateMs`, and since when the first is due. */
  late: { count: number; since?: Date };
  /** Of the reminders of the last `watchedMs`: how many a platform refused or may have lost, and how many went out. */
  ended: { failed: number; sent: number };
}

/** Something that is wrong now. */
export interface Trouble {
  kind: TroubleKind;
  /** Since when, as far as it can be told. */
  since: Date;
  count?: number;
  total?: number;
}

const minuteMs = 60_000;

/** A browser that starts anew takes minutes; a short gap of the network heals by itself. */
export const awayMs = 10 * minuteMs;

/** Quiet hours move `dueAt`: what is later than this has no such excuse. */
export const lateMs = 10 * minuteMs;

/** Fewer are no flood of failures but bad luck. */
const manyFailed = 10;

/** Out of so many at least one has to fail to be worth an alert. */
const oneIn = 5;

/** Over how long failures are counted. */
export const watchedMs = 60 * minuteMs;

/** So long nothing may be wrong any more before a trouble counts as over: what comes and goes is one trouble. */
export const calmMs = 10 * minuteMs;

/** What is wrong at a moment, by what was measured then. */
export function troublesOf({ whatsappAwaySince, late, ended }: Measures, now: Date): Trouble[] {
  const troubles: Trouble[] = [];
  const longAgo = (since: Date, ms: number) => now.getTime() - since.getTime() >= ms;
  if (whatsappAwaySince && longAgo(whatsappAwaySince, awayMs))
    troubles.push({ kind: 'whatsapp', since: whatsappAwaySince });
  if (late.since && late.count > 0 && longAgo(late.since, lateMs))
    troubles.push({ kind: 'late', since: late.since, count: late.count });
  const total = ended.failed + ended.sent;
  if (ended.failed >= manyFailed && ended.failed * oneIn >= total)
    troubles.push({ kind: 'failures', since: now, count: ended.failed, total });
  return troubles;
}
