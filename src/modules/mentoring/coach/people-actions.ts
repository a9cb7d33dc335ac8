import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Option, Vars } from '../../../engine/types.js';
import type { MentoringParts } from '../parts.js';
import { proposePlan } from '../plan-actions.js';
import { contactOf } from '../tell-other.js';
import { calledName, coachOf, ownPerson } from '../who.js';
import { personFacts } from '../../people/facts.js';
import { steps, type Participant } from '../../people/participant.js';
import { replaceCoach } from './assign-coach.js';
import type { Coach } from '../../coaches/coach.js';
import type { Acquaintance } from '../../coaches/ports.js';
import { backOption, takePicked } from './session-list-actions.js';

const hasPeople: ActionDefinition<MentoringParts> = {
  outcomes: ['some', 'none'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const count = coach ? await parts.caseload.count(coach.id) : 0;
    return { outcome: count > 0 ? 'some' : 'none' };
  },
};

/** The coach's own participants, those who were not met for longest first. */
const people: ActionDefinition<MentoringParts> = {
  outcomes: ['listed'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const found = coach ? await parts.caseload.list(coach.id, coach.capacity) : [];
    const options = found.map((known): Option => {
      const { participant, seenAt, metAt } = known;
      const label = parts.say(call.locale, 'mentoring-lines:line.person', {
        name: participant.name,
        step: stepOf(participant),
        seen: writeAgo(parts, call, seenAt),
        met: writeAgo(parts, call, metAt),
      });
      return { id: participant.id, label };
    });
    return { outcome: 'listed', options: [...options, backOption(parts, call)] };
  },
};

/** The step they are at: the first that is neither done nor unnecessary. */
export const stepOf = ({ steps: records }: Pick<Participant, 'steps'>): string =>
  steps.find((step) => !['done', 'not-needed'].includes(records[step]?.state ?? 'open')) ?? 'P7';

const dayMs = 86_400_000;

/** "hari ini", "5 hari lalu", "belum pernah". */
function writeAgo({ say }: MentoringParts, { locale, now }: ActionCall, at?: Date): string {
  if (!at) return say(locale, 'mentoring-lines:ago.never');
  const count = Math.max(0, Math.floor((now.getTime() - at.getTime()) / dayMs));
  return say(locale, count === 0 ? 'mentoring-lines:ago.today' : 'mentoring-lines:ago.days', {
    count,
  });
}

const pickPerson: ActionDefinition<unknown> = {
  outcomes: ['picked', 'back'],
  run: (_parts, { vars }) => Promise.resolve(takePicked(vars, 'pickedPerson', 'personId')),
};

/** What the coach may know of one of theirs. Who looked at whom is noted. */
const openPerson: ActionDefinition<MentoringParts> = {
  outcomes: ['shown', 'gone'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const participant = coach && (await ownPerson(parts, coach, call.vars.personId));
    if (!participant) return { outcome: 'gone' };
    await parts.audit({
      id: `coach-view:${coach.id}:${participant.id}:${call.contact.id}:${call.inboundId}`,
      action: 'coach opened participant',
      subject: participant.id,
      by: `coach:${coach.id}`,
      at: call.now,
    });
    const all = await parts.caseload.list(coach.id, coach.capacity);
    const known = all.find((one) => one.participant.id === participant.id) ?? { participant };
    const lastNote = await parts.caseload.lastNote(coach.id, participant.id);
    return { outcome: 'shown', set: personVars(parts, call, known, lastNote?.text) };
  },
};

function personVars(
  parts: MentoringParts,
  call: ActionCall,
  { participant, seenAt, metAt }: Acquaintance,
  lastNote: string | undefined,
): Vars {
  const { business, kecamatan, kelurahan, steps: records, phone } = participant;
  const done = steps.filter((step) => records[step]?.state === 'done');
  return {
    who: calledName(parts, call.locale, participant),
    personNumber: participant.number,
    personPlace: `${kelurahan.name}, ${kecamatan.name}`,
    personBusiness: business.kind === 'business' ? business.name : business.idea,
    personDone: done.join(', ') || '-',
    personStep: stepOf(participant),
    personPhone: maskPhone(phone),
    personSeen: writeAgo(parts, call, seenAt),
    personMet: writeAgo(parts, call, metAt),
    noteLine: lastNote
      ? `\n${parts.say(call.locale, 'mentoring-lines:last_note', { text: lastNote })}`
      : '',
  };
}

/** `0812-****-1234` of an Indonesian number in E.164. */
export const maskPhone = (phone: string): string =>
  phone.replace(/^\+62/, '0').replace(/^(\d{4})\d*(\d{4})$/, '$1-****-$2');

/** Proposes a meeting to one of theirs. */
const propose: ActionDefinition<MentoringParts> = {
  outcomes: ['proposed', 'refused', 'gone'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const participant = coach && (await ownPerson(parts, coach, call.vars.personId));
    if (!participant) return { outcome: 'gone' };
    return proposePlan(parts, call, { coach, participant }, 'coach');
  },
};

const note: ActionDefinition<MentoringParts> = {
  outcomes: ['noted', 'gone'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const participant = coach && (await ownPerson(parts, coach, call.vars.personId));
    const { noteText: text } = call.vars;
    if (!participant || typeof text !== 'string') return { outcome: 'gone' };
    const id = `${call.contact.id}:${call.inboundId}`;
    const [coachId, participantId] = [coach.id, participant.id];
    await parts.caseload.note({ id, coachId, participantId, text, at: call.now });
    return { outcome: 'noted', set: { noteText: null } };
  },
};

/** Hands a participant over to another coach. `none`: nobody is free; the office is told, they stay. */
const handOver: ActionDefinition<MentoringParts> = {
  outcomes: ['given', 'none', 'gone'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const { personId, reason } = call.vars;
    const participant =
      typeof personId === 'string' ? await parts.participants.find(personId) : undefined;
    if (!coach || !participant) return { outcome: 'gone' };
    const act = `hand-over:${call.contact.id}:${call.inboundId}`;
    if (participant.coachId !== coach.id) return { outcome: 'gone' };
    const next = await replaceCoach(parts, participant, call.now);
    await parts.audit({
      ...{ id: act, action: 'coach handed over', subject: participant.id },
      ...{ by: `coach:${coach.id}`, at: call.now },
    });
    if (next) {
      await introduce(parts, call, { from: coach, to: next, participant });
      return { outcome: 'given', set: { nextCoach: calledName(parts, call.locale, next) } };
    }
    const contact = await contactOf(parts, { coach, participant }, 'participant');
    await parts.openTicket({
      id: act,
      contactId: contact?.id ?? participant.id,
      participantId: participant.id,
      kind: 'asked',
      text: parts.say('id', 'mentoring-lines:ticket.hand_over', {
        coach: calledName(parts, 'id', coach),
        reason: typeof reason === 'string' ? reason : '',
      }),
      at: call.now,
    });
    return { outcome: 'none' };
  },
};

/** The new coach reads why; the participant hears who it is. */
async function introduce(
  parts: MentoringParts,
  { contact, inboundId, vars, now }: ActionCall,
  { from, to, participant }: { from: Coach; to: Coach; participant: Participant },
): Promise<void> {
  const act = `hand-over:${contact.id}:${inboundId}`;
  const values = {
    coach: calledName(parts, 'id', from),
    reason: typeof vars.reason === 'string' ? vars.reason : '',
  };
  const text = parts.say('id', 'mentoring-lines:handed_over', values);
  await parts.caseload.note({
    ...{ id: act, coachId: to.id, participantId: participant.id, text, at: now },
    from: from.id,
  });
  await tellOfCoach(parts, participant, to, act);
}

/** Tells a participant who goes with them now. */
export async function tellOfCoach(
  parts: Pick<MentoringParts, 'contacts' | 'say' | 'tell'>,
  participant: Participant,
  coach: Coach,
  key: string,
): Promise<void> {
  const contact = await contactOf(parts, { coach, participant }, 'participant');
  if (!contact) return;
  const locale = contact.locale ?? 'id';
  const values = { who: calledName(parts, locale, coach), person: personFacts(participant) };
  const text = 'mentoring-lines:told.participant.new_coach';
  await parts.tell(contact.id, key, text, values, locale);
}

export const peopleActions: ActionDefinitions<MentoringParts> = {
  'coach.hasPeople': hasPeople,
  'coach.people': people,
  'coach.pickPerson': pickPerson,
  'coach.openPerson': openPerson,
  'coach.propose': propose,
  'coach.note': note,
  'coach.handOver': handOver,
};
