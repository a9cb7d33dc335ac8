import type {
  ActionCall,
  ActionDefinition,
  ActionDefinitions,
  ActionResult,
} from '../../../engine/actions.js';
import type { Option, Vars } from '../../../engine/types.js';
import { ownSession } from '../hold.js';
import { mayAct } from '../may-act.js';
import { thingOf } from '../next-thing.js';
import type { MentoringParts } from '../parts.js';
import { writeShort } from '../../../i18n/local-time.js';
import type { MentoringSession } from '../session.js';
import { coachOf } from '../who.js';

/** Most sessions in a list. */
const most = 60;

/** The option of a list that leads back. */
export const backOption = (
  { say }: Pick<MentoringParts, 'say'>,
  { locale }: Pick<ActionCall, 'locale'>,
): Option => ({ id: 'back', label: say(locale, 'mentoring-lines:back') });

/** What was picked from a list; undefined: the way back. */
export function pickedId(value: unknown): string | undefined {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id !== 'back' ? id : undefined;
}

type Choice = (session: MentoringSession, now: Date) => boolean;

const choices: Record<'open' | 'unwritten', Choice> = {
  open: (session, now) => thingOf(session, 'coach', now) !== undefined,
  unwritten: (session, now) => mayAct(session, 'coach', 'record', now),
};

async function find(
  parts: MentoringParts,
  call: ActionCall,
  which: keyof typeof choices,
): Promise<MentoringSession[]> {
  const coach = await coachOf(parts, call);
  if (!coach) return [];
  const states = which === 'open' ? (['proposed', 'confirmed'] as const) : (['confirmed'] as const);
  const found = await parts.sessions.ofCoach(coach.id, states);
  return found.filter((one) => choices[which](one, call.now)).slice(0, most);
}

const has = (which: keyof typeof choices): ActionDefinition<MentoringParts> => ({
  outcomes: ['some', 'none'],
  async run(parts, call) {
    return { outcome: (await find(parts, call, which)).length > 0 ? 'some' : 'none' };
  },
});

const list = (which: keyof typeof choices): ActionDefinition<MentoringParts> => ({
  outcomes: ['listed'],
  async run(parts, call) {
    const sessions = await find(parts, call, which);
    const options = await Promise.all(
      sessions.map(async (session): Promise<Option> => {
        const person = await parts.participants.find(session.participantId);
        const thing = thingOf(session, 'coach', call.now) ?? 'past';
        const label = parts.say(call.locale, 'mentoring-lines:line.session', {
          shortDay: writeShort(session.at, parts.timeZone, call.locale),
          name: person?.name ?? '-',
          state: parts.say(call.locale, `mentoring-lines:thing.${thing}`),
        });
        return { id: session.id, label };
      }),
    );
    return { outcome: 'listed', options: [...options, backOption(parts, call)] };
  },
});

/** Whom the open session is with, for another proposal. */
const personOfSession: ActionDefinition<MentoringParts> = {
  outcomes: ['found', 'gone'],
  async run(parts, call) {
    const session = await ownSession(parts, call, 'coach');
    return session
      ? { outcome: 'found', set: { personId: session.participantId } }
      : { outcome: 'gone' };
  },
};

/** Takes over which session was picked. */
const pick: ActionDefinition<unknown> = {
  outcomes: ['picked', 'back'],
  run: (_parts, { vars }) => Promise.resolve(takePicked(vars, 'pickedSession', 'sessionId')),
};

/** Moves the id of what was picked into a variable of its own. */
export function takePicked(vars: Vars, from: string, to: string): ActionResult {
  const id = pickedId(vars[from]);
  return id === undefined
    ? { outcome: 'back', set: { [from]: null } }
    : { outcome: 'picked', set: { [to]: id, [from]: null } };
}

export const sessionListActions: ActionDefinitions<MentoringParts> = {
  'coach.hasSessions': has('open'),
  'coach.sessions': list('open'),
  'coach.hasUnwritten': has('unwritten'),
  'coach.unwritten': list('unwritten'),
  'coach.pickSession': pick,
  'coach.personOfSession': personOfSession,
};
