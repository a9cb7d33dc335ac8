import type { ReminderFields } from './ports.js';
import type { Reminder, Story } from './reminder.js';
import { after, minuteMs } from './wanted.js';

/** An hour or two before something, a channel that is away is waited for so long; then another is tried. */
export const failOverMs = 10 * minuteMs;

/** Until when the process that runs a channel has time to send what was handed to it. */
export const handedUntil = ({ urgent, usefulUntil }: Reminder, now: Date): Date => {
  const until = after(now, failOverMs);
  return urgent && until < usefulUntil ? until : usefulUntil;
};

/** Was the contact of an urgent reminder tried for long enough? */
export const isTimeForAnother = ({ urgent, triedSince }: Reminder, now: Date): boolean =>
  urgent && triedSince !== undefined && after(triedSince, failOverMs) <= now;

/** Puts one back that certainly was not sent: for another contact where it waited long enough, else for now. */
export function planAnew(row: Reminder, now: Date): [ReminderFields, Story] {
  if (isTimeForAnother(row, now)) return toAnother(row, now);
  return [
    { state: 'planned', dueAt: now, until: undefined, handed: undefined },
    { at: now, what: 'retried', why: 'interrupted', dueAt: now },
  ];
}

/** Puts an urgent one back, for another contact of the person; where there is none, for the same one again. */
export function toAnother(row: Reminder, now: Date): [ReminderFields, Story] {
  const { contactId = '', away = [] } = row;
  const over = { until: undefined, handed: undefined, triedSince: undefined };
  const late = [...away.filter((id) => id !== contactId), contactId];
  return [
    { ...over, state: 'planned', dueAt: now, away: late },
    { at: now, what: 'retried', why: 'unavailable', dueAt: now, contactId },
  ];
}
