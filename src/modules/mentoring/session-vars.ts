import type { Vars } from '../../engine/types.js';
import { writeClock } from '../../i18n/local-time.js';
import type { MentoringParts } from './parts.js';
import type { MentoringSession } from './session.js';

type Wording = Pick<MentoringParts, 'say' | 'timeZone'>;

/** Where the two meet, in words. */
export const writePlace = (
  { say }: Pick<Wording, 'say'>,
  locale: string,
  { kind, text }: MentoringSession['place'],
): string => {
  const place = say(locale, `mentoring-lines:place.${kind}`);
  return text ? `${place} (${text})` : place;
};

/** A session for texts: `{{at, day}}` is its day, `{{clock}}` its time. */
export const sessionVars = (parts: Wording, session: MentoringSession, locale: string): Vars => ({
  sessionId: session.id,
  sessionVersion: session.version,
  topic: session.topic,
  at: session.at.toISOString(),
  clock: writeClock(session.at, parts.timeZone),
  where: writePlace(parts, locale, session.place),
});
