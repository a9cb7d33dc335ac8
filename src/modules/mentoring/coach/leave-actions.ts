import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import { momentOf } from '../../../i18n/local-time.js';
import type { MentoringParts } from '../parts.js';
import { writeHours } from '../problem.js';
import { coachOf } from '../who.js';
import type { Availability } from '../../coaches/coach.js';

/** Leave until the day that was answered, that day excluded. */
const pause: ActionDefinition<MentoringParts> = {
  outcomes: ['paused', 'stranger'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const { backOn } = call.vars;
    if (!coach || typeof backOn !== 'string') return { outcome: 'stranger' };
    const pausedUntil = momentOf(backOn, '00:00', parts.timeZone);
    await parts.coaches.change(coach.id, { pausedUntil });
    await parts.agenda.changed({ of: 'coach', id: coach.id });
    return { outcome: 'paused' };
  },
};

const resume: ActionDefinition<MentoringParts> = {
  outcomes: ['resumed', 'stranger'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    if (!coach) return { outcome: 'stranger' };
    await parts.coaches.change(coach.id, { pausedUntil: undefined });
    await parts.agenda.changed({ of: 'coach', id: coach.id });
    return { outcome: 'resumed' };
  },
};

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The hours that were answered; undefined where they make no sense. */
export function readHours(days: unknown, from: unknown, to: unknown): Availability | undefined {
  if (!Array.isArray(days) || typeof from !== 'string' || typeof to !== 'string') return undefined;
  const numbers = weekdays.flatMap((day, index) => (days.includes(day) ? [index + 1] : []));
  return numbers.length > 0 && from < to ? { days: numbers, from, to } : undefined;
}

const setHours: ActionDefinition<MentoringParts> = {
  outcomes: ['set', 'invalid', 'stranger'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    if (!coach) return { outcome: 'stranger' };
    const { days, from, until } = call.vars;
    const availability = readHours(days, from, until);
    if (!availability) return { outcome: 'invalid' };
    await parts.coaches.change(coach.id, { availability });
    return { outcome: 'set', set: { hours: writeHours(parts, call.locale, availability) } };
  },
};

const clearHours: ActionDefinition<MentoringParts> = {
  outcomes: ['cleared', 'stranger'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    if (!coach) return { outcome: 'stranger' };
    await parts.coaches.change(coach.id, { availability: undefined });
    return { outcome: 'cleared' };
  },
};

/** Leave, and the hours in which a coach meets people. */
export const leaveActions: ActionDefinitions<MentoringParts> = {
  'coach.pause': pause,
  'coach.resume': resume,
  'coach.setHours': setHours,
  'coach.clearHours': clearHours,
};
