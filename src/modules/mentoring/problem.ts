import type { ActionCall } from '../../engine/actions.js';
import type { Vars } from '../../engine/types.js';
import type { Refusal } from './meetings.js';
import type { MentoringParts } from './parts.js';
import type { Side } from './session.js';
import type { Pair } from './tell-other.js';
import { calledName } from './who.js';

/** Why a time can not be had, in the words of who proposed it: the variable `problem`. */
export function problemOf(
  parts: Pick<MentoringParts, 'say'>,
  { locale }: Pick<ActionCall, 'locale'>,
  refusal: Refusal,
  { coach, participant }: Pair,
  side: Side,
): Vars {
  const self = side === 'coach' ? coach : participant;
  const other = side === 'coach' ? participant : coach;
  const { availability, pausedUntil } = coach;
  const values = {
    sapa: parts.say(locale, `common:sapa.${self.salutation}`),
    sapaan: parts.say(locale, `common:sapaan.${self.salutation}`),
    who: calledName(parts, locale, other),
    ...(pausedUntil && { until: pausedUntil.toISOString() }),
    ...(availability && { hours: writeHours(parts, locale, availability) }),
  };
  return { problem: parts.say(locale, `mentoring-lines:problem.${refusal}`, values) };
}

/** "Sen, Sel, Rab 09.00-16.00". */
export function writeHours(
  { say }: Pick<MentoringParts, 'say'>,
  locale: string,
  { days, from, to }: { days: readonly number[]; from: string; to: string },
): string {
  const names = days.map((day) => say(locale, `mentoring-lines:weekday.${day}`)).join(', ');
  return `${names} ${from.replace(':', '.')}-${to.replace(':', '.')}`;
}
