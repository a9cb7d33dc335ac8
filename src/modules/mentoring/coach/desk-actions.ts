import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Vars } from '../../../engine/types.js';
import { mayAct } from '../may-act.js';
import { thingOf } from '../next-thing.js';
import type { MentoringParts } from '../parts.js';
import type { MentoringSession } from '../session.js';
import { coachOf } from '../who.js';
import { isAway } from '../../coaches/choose-coach.js';
import type { Coach } from '../../coaches/coach.js';
import { invitationId } from '../../coaches/invite-coach.js';

/** Facts of a coach. Who is a participant as well keeps their name and the way they are addressed. */
const coachFacts = (coach: Coach, person: Vars): Vars => ({
  coach: true,
  coachId: coach.id,
  // Invited, and so no stranger whose conversation is forgotten after a while.
  consented: true,
  ...(person.registered !== true && { name: coach.name, salutation: coach.salutation }),
});

/** Takes an invitation: the contact becomes the coach's. */
const accept: ActionDefinition<MentoringParts> = {
  outcomes: ['joined', 'invalid'],
  async run(parts, { person, contact, now }) {
    const { coaches, contacts, secrets, audit } = parts;
    const token = typeof person.payload === 'string' ? person.payload : '';
    const id = invitationId(secrets, token);
    const used = token ? await coaches.useInvitation(id, contact.id, now) : undefined;
    const coach = used && (await coaches.find(used.coachId));
    if (!coach) return { outcome: 'invalid', person: { payload: null } };
    const { channel, address } = contact;
    await contacts.put(contact.id, { channel, address });
    await coaches.join(coach.id, contact.id, now);
    const by = `coach:${coach.id}`;
    await audit({ id: `join:${id}`, action: 'coach joined', subject: coach.id, by, at: now });
    await parts.agenda.changed({ of: 'coach', id: coach.id });
    return { outcome: 'joined', person: { ...coachFacts(coach, person), payload: null } };
  },
};

/** The coach's desk: what waits for them, in words. Who is no coach is told so by the flow. */
const open: ActionDefinition<MentoringParts> = {
  outcomes: ['coach', 'stranger'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    if (!coach) return { outcome: 'stranger', person: { coach: null, coachId: null } };
    const people = await parts.caseload.list(coach.id, coach.capacity);
    const sessions = await parts.sessions.ofCoach(coach.id, ['proposed', 'confirmed']);
    const participantIds = people.map(({ participant }) => participant.id);
    const reviews = await parts.reviews.waiting({ id: coach.id, participantIds }, call.locale);
    return {
      outcome: 'coach',
      set: {
        todoLines: writeTodo(parts, call, coach, { people: people.length, sessions, reviews }),
      },
      person: coachFacts(coach, call.person),
    };
  },
};

interface Waiting {
  people: number;
  sessions: MentoringSession[];
  reviews: readonly unknown[];
}

/** One line for each kind of thing that waits; else that all is done. */
function writeTodo(
  { say }: MentoringParts,
  { locale, now }: ActionCall,
  coach: Coach,
  { people, sessions, reviews }: Waiting,
): string {
  const count = (thing: ReturnType<typeof thingOf>) =>
    sessions.filter((one) => thingOf(one, 'coach', now) === thing).length;
  const unwritten = sessions.filter((one) => mayAct(one, 'coach', 'record', now)).length;
  const counts = {
    ...{ answer: count('answer'), record: unwritten, reviews: reviews.length },
    ...{ upcoming: count('upcoming'), people },
  };
  const lines = Object.entries(counts)
    .filter(([name, number]) => number > 0 || name === 'people')
    .map(([name, number]) => say(locale, `mentoring-lines:todo.${name}`, { count: number }));
  const away =
    isAway(coach, now) && coach.pausedUntil
      ? [say(locale, 'mentoring-lines:todo.away', { until: coach.pausedUntil.toISOString() })]
      : [];
  return [...away, ...lines].join('\n');
}

export const desk: ActionDefinitions<MentoringParts> = {
  'coach.accept': accept,
  'coach.open': open,
};
