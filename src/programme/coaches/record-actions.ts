import type { Action, Actions } from '../../engine/actions.js';
import { holdSession, ownSession } from '../mentoring/hold.js';
import { mayAct } from '../mentoring/may-act.js';
import { changeMeeting } from '../mentoring/meetings.js';
import type { MentoringParts } from '../mentoring/parts.js';
import type { SessionChanges } from '../mentoring/session.js';

/** CATAT: what came of a meeting. */
export const recordActions = (parts: MentoringParts): Actions => ({
  'coach.mayRecord': mayRecord(parts),
  'coach.record': record(parts),
});

/** Looks before three questions are asked. */
const mayRecord = (parts: MentoringParts): Action => ({
  outcomes: ['yes', 'early', 'void'],
  async run(call) {
    const session = await ownSession(parts, call, 'coach');
    if (!session) return { outcome: 'void' };
    if (mayAct(session, 'coach', 'record', call.now)) return { outcome: 'yes' };
    return { outcome: session.state === 'confirmed' ? 'early' : 'void' };
  },
});

/** Writes the result; the participant is asked whether it is right. */
const record = (parts: MentoringParts): Action => ({
  outcomes: ['recorded', 'void'],
  async run(call) {
    const held = await holdSession(parts, call, 'coach');
    const { resultDone: done, resultNext: next, practised } = call.vars;
    if (!held || typeof done !== 'string' || typeof next !== 'string') return { outcome: 'void' };
    const { session, pair, doing } = held;
    const by = pair.coach.id;
    const result = { done, next, practised: practised === 'yes', at: call.now, by };
    const changes: SessionChanges = { state: 'done', result, noShow: undefined };
    const effect = { act: 'record', changes, frees: true } as const;
    const changed = await changeMeeting(parts, pair, session, effect, doing);
    return { outcome: changed.outcome === 'void' ? 'void' : 'recorded' };
  },
});
