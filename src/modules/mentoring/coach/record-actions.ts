import type { ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import { holdSession, ownSession, pairOf } from '../hold.js';
import { mayAct } from '../may-act.js';
import { changeMeeting } from '../meetings.js';
import type { MentoringParts } from '../parts.js';
import { sessionVars } from '../session-vars.js';
import type { SessionChanges } from '../session.js';
import { calledName } from '../who.js';

/** Looks before three questions are asked. */
const mayRecord: ActionDefinition<MentoringParts> = {
  outcomes: ['yes', 'void'],
  async run(parts, call) {
    const session = await ownSession(parts, call, 'coach');
    const pair = session && (await pairOf(parts, session));
    if (!pair || !mayAct(session, 'coach', 'record', call.now)) return { outcome: 'void' };
    const who = calledName(parts, call.locale, pair.participant);
    return { outcome: 'yes', set: { ...sessionVars(parts, session, call.locale), who } };
  },
};

/** Puts into words whether something was practised, for the summary. */
const previewResult: ActionDefinition<MentoringParts> = {
  outcomes: ['shown'],
  run({ say }, { vars, locale }) {
    const word = vars.practised === 'yes' ? 'yes' : 'no';
    const practisedWord = say(locale, `mentoring-lines:practised.${word}`);
    return Promise.resolve({ outcome: 'shown', set: { practisedWord } });
  },
};

/** Writes the result; the participant is asked whether it is right. */
const record: ActionDefinition<MentoringParts> = {
  outcomes: ['recorded', 'void'],
  async run(parts, call) {
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
};

/** CATAT: what came of a meeting. */
export const recordActions: ActionDefinitions<MentoringParts> = {
  'coach.mayRecord': mayRecord,
  'coach.previewResult': previewResult,
  'coach.record': record,
};
