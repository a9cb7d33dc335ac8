import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../engine/actions.js';
import { ensureCoach, replaceCoach } from './coach/assign-coach.js';
import type { Participant } from '../people/participant.js';
import { readMoment } from './answer-actions.js';
import { judgeTime, usualMinutes } from './judge-time.js';
import { writeClock } from '../../i18n/local-time.js';
import { proposeMeeting } from './meetings.js';
import { coachVars } from './open-actions.js';
import type { MentoringParts } from './parts.js';
import { problemOf } from './problem.js';
import { sessionVars, writePlace } from './session-vars.js';
import { placeKinds, type MentoringSession, type Side } from './session.js';
import type { Pair } from './tell-other.js';
import { actOf, coachOf, ownPerson } from './who.js';
import { participantOf } from '../people/participant-of.js';

/** Whether the time that was just answered can be proposed at all, before more is asked. */
export const tryTime = (side: Side): ActionDefinition<MentoringParts> => ({
  outcomes: ['fine', 'refused'],
  async run(parts, call) {
    const at = readMoment(call, 'date', 'time', parts.timeZone);
    const pair =
      side === 'coach' ? await pairOfCoach(parts, call) : await pairOfPerson(parts, call);
    // Whoever has no pair is told so at the end of the way.
    if (!at || !pair) return { outcome: 'fine' };
    const plan = { at, minutes: usualMinutes, by: side };
    const verdict = judgeTime(plan, pair.coach, call.now, parts.timeZone);
    if (verdict === 'fine') return { outcome: 'fine' };
    return { outcome: 'refused', set: problemOf(parts, call, verdict, pair, side) };
  },
});

async function pairOfCoach(parts: MentoringParts, call: ActionCall): Promise<Pair | undefined> {
  const coach = await coachOf(parts, call);
  const participant = coach && (await ownPerson(parts, coach, call.vars.personId));
  return participant && { coach, participant };
}

async function pairOfPerson(parts: MentoringParts, call: ActionCall): Promise<Pair | undefined> {
  const participant = await participantOf(parts, call.contact.id);
  const coach = participant?.coachId && (await parts.coaches.find(participant.coachId));
  return participant && coach ? { coach, participant } : undefined;
}

/** Puts the plan of the conversation into words, for the summary. */
export const preview: ActionDefinition<MentoringParts> = {
  outcomes: ['shown'],
  run(parts, call) {
    const plan = readPlan(parts, call);
    const where = plan ? writePlace(parts, call.locale, plan.place) : '';
    const clock = plan ? writeClock(plan.at, parts.timeZone) : '';
    return Promise.resolve({ outcome: 'shown', set: { where, clock } });
  },
};

/** Topic, time and place as they were answered. */
export function readPlan(
  parts: Pick<MentoringParts, 'timeZone'>,
  call: Pick<ActionCall, 'vars'>,
): Pick<MentoringSession, 'topic' | 'at' | 'place'> | undefined {
  const at = readMoment(call, 'date', 'time', parts.timeZone);
  const { topic, place } = call.vars;
  const kind = placeKinds.find((one) => one === place);
  return at && kind && typeof topic === 'string' ? { topic, at, place: { kind } } : undefined;
}

/** Proposes a meeting to the coach. */
const propose: ActionDefinition<MentoringParts> = {
  outcomes: ['proposed', 'refused', 'no_coach'],
  async run(parts, call) {
    const participant = await participantOf(parts, call.contact.id);
    const coach = participant && (await ensureCoach(parts, participant, call.now));
    if (!coach) return { outcome: 'no_coach' };
    return proposePlan(parts, call, { coach, participant }, 'participant');
  },
};

/** Proposes what was answered, for either side. */
export async function proposePlan(
  parts: MentoringParts,
  call: ActionCall,
  pair: Pair,
  side: Side,
): Promise<{ outcome: 'proposed' | 'refused'; set: ReturnType<typeof problemOf> }> {
  const plan = readPlan(parts, call);
  if (!plan) return { outcome: 'refused', set: problemOf(parts, call, 'past', pair, side) };
  const doing = { side, act: actOf(call), now: call.now };
  const result = await proposeMeeting(parts, pair, plan, doing);
  return result.outcome === 'planned'
    ? { outcome: 'proposed', set: sessionVars(parts, result.session, call.locale) }
    : { outcome: 'refused', set: problemOf(parts, call, result.outcome, pair, side) };
}

/**
 * Another coach, for a reason that the office reads. `none`: nobody else is free, the office sees to it. The coach
 * of whom the person was asked is the one who is replaced: run again, the new one stays.
 */
const otherCoach: ActionDefinition<MentoringParts> = {
  outcomes: ['given', 'none', 'void'],
  async run(parts, call) {
    const participant = await participantOf(parts, call.contact.id);
    if (!participant) return { outcome: 'void' };
    const before = call.vars.coachId;
    const present = participant.coachId;
    if (present === undefined) return { outcome: 'void' };
    const next =
      present === before
        ? await replaceCoach(parts, participant, call.now)
        : await parts.coaches.find(present);
    await noteWish(parts, call, participant, next === undefined);
    if (!next) return { outcome: 'none' };
    return { outcome: 'given', set: coachVars(parts, call, next) };
  },
};

async function noteWish(
  { openTicket, audit, say }: MentoringParts,
  call: ActionCall,
  { id }: Participant,
  unmet: boolean,
): Promise<void> {
  const { contact, inboundId, now, vars } = call;
  const wish = `other-coach:${contact.id}:${inboundId}`;
  await audit({ id: wish, action: 'asked for another coach', subject: id, by: 'chat', at: now });
  const reason = typeof vars.reason === 'string' ? vars.reason : '';
  const text = say('id', `mentoring-lines:ticket.${unmet ? 'other_coach' : 'coach_changed'}`, {
    reason,
  });
  await openTicket({
    ...{ id: wish, contactId: contact.id, participantId: id, kind: 'asked', text, at: now },
  });
}

export const planActions: ActionDefinitions<MentoringParts> = {
  'mentoring.tryTime': tryTime('participant'),
  'mentoring.preview': preview,
  'mentoring.propose': propose,
  'mentoring.otherCoach': otherCoach,
};
