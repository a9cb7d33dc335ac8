import type { MentoringParts } from '../parts.js';
import { isLive } from '../next-thing.js';
import type { Participant } from '../../people/participant.js';
import { rankCoaches } from '../../coaches/choose-coach.js';
import type { Coach } from '../../coaches/coach.js';

type AssignParts = Pick<
  MentoringParts,
  'coaches' | 'participants' | 'sessions' | 'calendars' | 'agenda' | 'caseload'
>;

/**
 * The coach of a participant; one is chosen if there is none yet. Of two messages at once both get the same coach,
 * and no coach gets more participants than they have places.
 * @returns undefined when nobody can take them
 */
export async function ensureCoach(
  parts: AssignParts,
  participant: Participant,
  now: Date,
): Promise<Coach | undefined> {
  if (participant.coachId !== undefined) {
    const known = await parts.coaches.find(participant.coachId);
    if (known) return known;
  }
  return giveCoach(parts, participant, participant.coachId, now);
}

/**
 * Gives the participant another coach than the present one, who loses the place; what the two had planned is
 * cancelled.
 * @param chosen the one the office chose; else the best by the rule
 * @returns undefined when nobody can take them: then nothing changes
 */
export async function replaceCoach(
  parts: AssignParts,
  participant: Participant,
  now: Date,
  chosen?: Coach,
): Promise<Coach | undefined> {
  const before = participant.coachId;
  const next = await giveCoach(parts, participant, before, now, chosen);
  if (next && before !== undefined && next.id !== before) {
    await parts.coaches.leavePlace(before, participant.id);
    await cancelPlans(parts, participant.id, before, now);
  }
  return next;
}

async function giveCoach(
  { coaches, participants, caseload }: AssignParts,
  participant: Participant,
  before: string | undefined,
  now: Date,
  chosen?: Coach,
): Promise<Coach | undefined> {
  const { kecamatan, business } = participant;
  const seeker = { kecamatan: kecamatan.code, category: business.category };
  const gaveUp = await caseload.gaveUp(participant.id);
  const except = before === undefined ? gaveUp : [before, ...gaveUp];
  const ranked = chosen ? [chosen] : rankCoaches(seeker, await coaches.loads(), now, except);
  for (const coach of ranked) {
    // Full meanwhile: the next one.
    if (!(await coaches.takePlace(coach, participant.id))) continue;
    if (await coaches.assign(participant.id, before, coach.id)) return coach;
    // Somebody else was faster: the place is given back, unless it is the very same coach's.
    const given = (await participants.find(participant.id))?.coachId;
    if (given !== coach.id) await coaches.leavePlace(coach.id, participant.id);
    return given === undefined ? undefined : coaches.find(given);
  }
  return undefined;
}

/** What was planned with the coach before does not take place. */
async function cancelPlans(
  { sessions, calendars, agenda }: AssignParts,
  participantId: string,
  coachId: string,
  now: Date,
): Promise<void> {
  const theirs = await sessions.ofParticipant(participantId);
  for (const session of theirs.filter((one) => one.coachId === coachId && isLive(one, now))) {
    await sessions.change(session, {
      state: 'cancelled',
      ended: { by: 'coach', reason: 'another coach', at: now },
    });
    await calendars.free(`coach:${coachId}`, session.id);
    await calendars.free(`participant:${participantId}`, session.id);
    await agenda.changed({ of: 'mentoring', id: session.id });
  }
}
