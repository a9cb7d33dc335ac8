import type {
  ActionCall,
  ActionDefinition,
  ActionDefinitions,
  ActionResult,
} from '../../engine/actions.js';
import { holdSession } from './hold.js';
import { momentOf } from '../../i18n/local-time.js';
import { changeMeeting, moveMeeting, type Doing } from './meetings.js';
import { countNoShows } from './next-thing.js';
import type { MentoringParts } from './parts.js';
import { problemOf } from './problem.js';
import { sessionVars } from './session-vars.js';
import { otherSide, type MentoringSession, type SessionChanges, type Side } from './session.js';
import { contactOf, type Pair } from './tell-other.js';
import { calledName } from './who.js';

/** What both sides do with a session they have open; the names begin with the flow's. */
export const answerActions = (side: Side, flow: string): ActionDefinitions<MentoringParts> => ({
  [`${flow}.confirm`]: confirm(side),
  [`${flow}.decline`]: giveUp(side, 'decline'),
  [`${flow}.cancel`]: giveUp(side, 'cancel'),
  [`${flow}.move`]: move(side),
  [`${flow}.report`]: report(side),
});

/** Agrees with the other side's proposal. The step runs from the first agreed meeting on. */
const confirm = (side: Side): ActionDefinition<MentoringParts> => ({
  outcomes: ['confirmed', 'void'],
  async run(parts, call) {
    const held = await holdSession(parts, call, side);
    if (!held) return { outcome: 'void' };
    const { session, pair, doing } = held;
    const changes: SessionChanges = { state: 'confirmed', confirmedAt: call.now };
    const effect = { act: 'confirm', changes, tells: 'confirmed' } as const;
    const result = await changeMeeting(parts, pair, session, effect, doing);
    if (result.outcome === 'void') return { outcome: 'void' };
    const by = side === 'coach' ? pair.coach.id : 'chat';
    const running = { state: 'running', at: call.now, by } as const;
    await parts.steps.markStep(pair.participant.id, 'P3', running);
    return { outcome: 'confirmed', set: sessionVars(parts, result.session, call.locale) };
  },
});

/** Declines a proposal, or cancels what was planned. */
const giveUp = (side: Side, act: 'decline' | 'cancel'): ActionDefinition<MentoringParts> => ({
  outcomes: ['ended', 'void'],
  async run(parts, call) {
    const held = await holdSession(parts, call, side);
    if (!held) return { outcome: 'void' };
    const { session, pair, doing } = held;
    const { reason } = call.vars;
    const said: { reason?: string } =
      typeof reason === 'string' && act === 'decline' ? { reason } : {};
    const state = act === 'decline' ? 'declined' : 'cancelled';
    const changes: SessionChanges = { state, ended: { by: side, at: call.now, ...said } };
    // In quotation marks: they are the other one's own words.
    const values = { reasonLine: said.reason ? ` "${said.reason}"` : '' };
    const effect = { act, changes, frees: true, tells: state, values };
    const result = await changeMeeting(parts, pair, session, effect, doing);
    return { outcome: result.outcome === 'void' ? 'void' : 'ended', set: { reason: null } };
  },
});

/** Proposes another time for a session. */
const move = (side: Side): ActionDefinition<MentoringParts> => ({
  outcomes: ['moved', 'refused', 'void'],
  async run(parts, call) {
    const held = await holdSession(parts, call, side);
    if (!held) return { outcome: 'void' };
    const at = readMoment(call, 'newDate', 'newTime', parts.timeZone);
    if (!at) return { outcome: 'void' };
    const { session, pair, doing } = held;
    const result = await moveMeeting(parts, pair, session, at, doing);
    if (result.outcome === 'void') return { outcome: 'void' };
    if (result.outcome !== 'planned')
      return { outcome: 'refused', set: problemOf(parts, call, result.outcome, pair, side) };
    return { outcome: 'moved', set: sessionVars(parts, result.session, call.locale) };
  },
});

/** A day and a time of the conversation's variables, as a moment. */
export function readMoment(
  { vars }: Pick<ActionCall, 'vars'>,
  date: string,
  time: string,
  timeZone: string,
): Date | undefined {
  const { [date]: day, [time]: clock } = vars;
  return typeof day === 'string' && typeof clock === 'string'
    ? momentOf(day, clock, timeZone)
    : undefined;
}

/** How many meetings may come to nothing before the office is asked to look. */
const missedAllowed = 1;

/** Reports that the other side did not come. The second time the office is told. */
const report = (side: Side): ActionDefinition<MentoringParts> => ({
  outcomes: ['noted', 'office', 'void'],
  async run(parts, call): Promise<ActionResult> {
    const held = await holdSession(parts, call, side);
    if (!held) return { outcome: 'void' };
    const { session, pair, doing } = held;
    const noShow = { who: otherSide(side), reportedBy: side, at: call.now };
    const changes: SessionChanges = { state: 'no_show', noShow };
    const effect = { act: 'report', changes, frees: true, tells: 'missed' } as const;
    const result = await changeMeeting(parts, pair, session, effect, doing);
    if (result.outcome === 'void') return { outcome: 'void' };
    const all = await parts.sessions.ofParticipant(pair.participant.id);
    if (countNoShows(all, pair.coach.id) <= missedAllowed) return { outcome: 'noted' };
    await escalate(parts, pair, result.session, doing);
    return { outcome: 'office' };
  },
});

async function escalate(
  parts: MentoringParts,
  pair: Pair,
  session: MentoringSession,
  { side, now }: Doing,
): Promise<void> {
  const contact = await contactOf(parts, pair, 'participant');
  await parts.openTicket({
    id: `no-show:${session.id}`,
    contactId: contact?.id ?? pair.participant.id,
    participantId: pair.participant.id,
    kind: 'asked',
    text: parts.say('id', 'mentoring-lines:ticket.no_show', {
      coach: calledName(parts, 'id', pair.coach),
      reporter: parts.say('id', `mentoring-lines:side.${side}`),
      at: session.at.toISOString(),
    }),
    at: now,
  });
}
