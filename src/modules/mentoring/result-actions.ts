import type { ActionDefinition, ActionDefinitions } from '../../engine/actions.js';
import { holdSession } from './hold.js';
import { changeMeeting } from './meetings.js';
import type { MentoringParts } from './parts.js';
import { ratingOf } from '../../language/rating.js';
import { tellSide } from './tell-other.js';

/** The participant says that the result is right: the step is done. */
const agree: ActionDefinition<MentoringParts> = {
  outcomes: ['agreed', 'void'],
  async run(parts, call) {
    const held = await holdSession(parts, call, 'participant');
    if (!held?.session.result) return { outcome: 'void' };
    const { session, pair, doing } = held;
    const result = { ...held.session.result, confirmed: { agrees: true, at: call.now } };
    const changed = await changeMeeting(
      parts,
      pair,
      session,
      { act: 'agree', changes: { result } },
      doing,
    );
    if (changed.outcome === 'void') return { outcome: 'void' };
    const by = pair.coach.id;
    await parts.steps.markStep(pair.participant.id, 'P3', {
      ...{ state: 'done', at: call.now, by, evidence: session.id },
    });
    return { outcome: 'agreed', set: { sessionVersion: changed.session.version } };
  },
};

/** The participant says what is wrong with the result: the office and the coach are told. */
const dispute: ActionDefinition<MentoringParts> = {
  outcomes: ['noted', 'void'],
  async run(parts, call) {
    const held = await holdSession(parts, call, 'participant');
    if (!held?.session.result) return { outcome: 'void' };
    const { session, pair, doing } = held;
    const words = typeof call.vars.dispute === 'string' ? call.vars.dispute : '';
    const confirmed = { agrees: false, at: call.now, words };
    const changes = { result: { ...held.session.result, confirmed } };
    const effect = { act: 'agree', changes, tells: 'disputed' } as const;
    const changed = await changeMeeting(parts, pair, session, effect, doing);
    if (changed.outcome === 'void') return { outcome: 'void' };
    await parts.openTicket({
      id: `result:${session.id}`,
      contactId: call.contact.id,
      participantId: pair.participant.id,
      kind: 'asked',
      text: parts.say('id', 'mentoring-lines:ticket.disputed', { words }),
      at: call.now,
    });
    return { outcome: 'noted' };
  },
};

/** "Lewati": nothing to add. */
const nothing =
  /^\W*(lewati|lewat|skip|tidak( ada)?|ga(k)?( ada)?|enggak|nggak( ada)?|none|no)?\W*$/i;

const rate: ActionDefinition<MentoringParts> = {
  outcomes: ['rated', 'void'],
  async run(parts, call) {
    const held = await holdSession(parts, call, 'participant');
    const { opinion } = call.vars;
    const stars = ratingOf(call.vars.stars);
    if (!held || stars === undefined) return { outcome: 'void' };
    const { session, pair, doing } = held;
    const words = typeof opinion === 'string' && !nothing.test(opinion) ? opinion : undefined;
    const rating = { stars, at: call.now, ...(words !== undefined && { words }) };
    const effect = { act: 'rate', changes: { rating } } as const;
    const changed = await changeMeeting(parts, pair, session, effect, doing);
    return { outcome: changed.outcome === 'void' ? 'void' : 'rated', set: { opinion: null } };
  },
};

/** The participant says that the meeting took place: the coach is reminded of the result. */
const met: ActionDefinition<MentoringParts> = {
  outcomes: ['told', 'void'],
  async run(parts, call) {
    const held = await holdSession(parts, call, 'participant');
    if (!held) return { outcome: 'void' };
    await tellSide(parts, held.pair, 'coach', { session: held.session, what: 'met' });
    return { outcome: 'told' };
  },
};

export const resultActions: ActionDefinitions<MentoringParts> = {
  'mentoring.agree': agree,
  'mentoring.dispute': dispute,
  'mentoring.rate': rate,
  'mentoring.met': met,
};
