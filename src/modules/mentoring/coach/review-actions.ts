import type { ActionCall, ActionDefinition, ActionDefinitions } from '../../../engine/actions.js';
import type { Json, Option } from '../../../engine/types.js';
import type { MentoringParts } from '../parts.js';
import { calledName, coachOf } from '../who.js';
import type { Coach } from '../../coaches/coach.js';
import type { ReviewItem } from '../../../ports/slots.js';
import type { Decision } from '../../../ports/slots.js';
import { backOption, pickedId } from './session-list-actions.js';

/** Most things in a list. */
const most = 60;

async function waiting(
  parts: MentoringParts,
  call: ActionCall,
  coach: Coach | undefined,
): Promise<ReviewItem[]> {
  if (!coach) return [];
  const people = await parts.caseload.list(coach.id, coach.capacity);
  const participantIds = people.map(({ participant }) => participant.id);
  return (await parts.reviews.waiting({ id: coach.id, participantIds }, call.locale)).slice(
    0,
    most,
  );
}

const hasReviews: ActionDefinition<MentoringParts> = {
  outcomes: ['some', 'none'],
  async run(parts, call) {
    const found = await waiting(parts, call, await coachOf(parts, call));
    return { outcome: found.length > 0 ? 'some' : 'none' };
  },
};

const nameOf = ({ kind, id }: Pick<ReviewItem, 'kind' | 'id'>): string => `${kind}/${id}`;

const reviews: ActionDefinition<MentoringParts> = {
  outcomes: ['listed'],
  async run(parts, call) {
    const found = await waiting(parts, call, await coachOf(parts, call));
    const options = await Promise.all(
      found.map(async (item): Promise<Option> => {
        const person = await parts.participants.find(item.participantId);
        const [line = ''] = item.text.split('\n');
        return { id: nameOf(item), label: `${person?.name ?? '-'} · ${line}` };
      }),
    );
    return { outcome: 'listed', options: [...options, backOption(parts, call)] };
  },
};

/** Opens what was picked, if it still waits. With a file the flow shows it first. */
const openReview: ActionDefinition<MentoringParts> = {
  outcomes: ['file', 'text', 'back', 'gone'],
  async run(parts, call) {
    const picked = pickedId(call.vars.pickedReview);
    if (picked === undefined) return { outcome: 'back', set: { pickedReview: null } };
    const found = await waiting(parts, call, await coachOf(parts, call));
    const item = found.find((one) => nameOf(one) === picked);
    const person = item && (await parts.participants.find(item.participantId));
    if (!person) return { outcome: 'gone', set: { pickedReview: null } };
    const set = {
      reviewName: picked,
      reviewPerson: person.id,
      reviewText: item.text,
      who: calledName(parts, call.locale, person),
      reviewFile: (item.file as unknown as Json | undefined) ?? null,
      pickedReview: null,
    };
    return { outcome: item.file ? 'file' : 'text', set };
  },
};

/** Accepts it, or returns it with words. */
const decide: ActionDefinition<MentoringParts> = {
  outcomes: ['accepted', 'returned', 'gone'],
  async run(parts, call) {
    const coach = await coachOf(parts, call);
    const { reviewName, reviewPerson, reviewWords } = call.vars;
    if (!coach || typeof reviewName !== 'string' || typeof reviewPerson !== 'string')
      return { outcome: 'gone' };
    const [kind = '', ...rest] = reviewName.split('/');
    const id = rest.join('/');
    const decision: Decision = call.args.decision === 'accept' ? 'accept' : 'return';
    const words = decision === 'return' && typeof reviewWords === 'string' ? reviewWords : '';
    const decided = { id, participantId: reviewPerson, decision, words, coach, now: call.now };
    const done = await parts.reviews.decide(kind, decided);
    const set = { reviewWords: null };
    if (!done) return { outcome: 'gone', set };
    await parts.audit({
      ...{ id: `review:${kind}:${id}:${call.contact.id}:${call.inboundId}` },
      ...{ action: `coach ${decision} ${kind}`, subject: reviewPerson },
      ...{ by: `coach:${coach.id}`, at: call.now },
    });
    return { outcome: decision === 'accept' ? 'accepted' : 'returned', set };
  },
};

/** Evidence that waits for the coach to look at it. */
export const reviewActions: ActionDefinitions<MentoringParts> = {
  'coach.hasReviews': hasReviews,
  'coach.reviews': reviews,
  'coach.openReview': openReview,
  'coach.decide': decide,
};
