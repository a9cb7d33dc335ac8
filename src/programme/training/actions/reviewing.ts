import type { Action, Actions } from '../../../engine/actions.js';
import type { Vars } from '../../../engine/types.js';
import type { TrainingParts } from '../parts.js';
import { reviewPractice, waitingPractices } from '../review-practice.js';

/** What coaches do with the practices of their participants. */
export const reviewingActions = (parts: TrainingParts): Actions => ({
  'training.practicesWaiting': waiting(parts),
  'training.practiceOptions': options(parts),
  'training.showPractice': show(parts),
  'training.reviewPractice': review(parts),
});

const waiting = (parts: TrainingParts): Action => ({
  outcomes: ['some', 'none', 'no_coach'],
  async run({ contact }) {
    const coach = await parts.coaches.ofContact(contact.id);
    if (!coach) return { outcome: 'no_coach' };
    const found = await waitingPractices(parts, coach.id);
    return { outcome: found.length > 0 ? 'some' : 'none', set: { waitingCount: found.length } };
  },
});

/** The practices that wait, as options; the answer is kept in `practice`. */
const options = (parts: TrainingParts): Action => ({
  outcomes: ['listed'],
  async run({ contact }) {
    const coach = await parts.coaches.ofContact(contact.id);
    const found = coach ? await waitingPractices(parts, coach.id) : [];
    const listed = found.map(({ enrolment, name, title }) => ({
      id: enrolment.id,
      label: `${name}: ${title}`,
    }));
    return { outcome: 'listed', options: listed };
  },
});

/** Sets what a coach looks at: `participantName`, `title`, `task`, `shown` (text) and `evidenceFile` (picture). */
const show = (parts: TrainingParts): Action => ({
  outcomes: ['photo', 'text', 'gone', 'no_coach'],
  async run({ contact, vars }) {
    const coach = await parts.coaches.ofContact(contact.id);
    if (!coach) return { outcome: 'no_coach' };
    const found = await waitingPractices(parts, coach.id);
    const one = found.find(({ enrolment }) => enrolment.id === pickedPractice(vars));
    if (!one) return { outcome: 'gone' };
    const { file, text } = one.enrolment.practice ?? {};
    return {
      outcome: file ? 'photo' : 'text',
      set: {
        ...{ participantName: one.name, title: one.title, task: one.task, shown: text ?? '' },
        evidenceFile: file ? { ...file } : null,
      },
    };
  },
});

const pickedPractice = (vars: Vars): string => {
  const id = (vars.practice as Vars | undefined)?.id;
  return typeof id === 'string' ? id : '';
};

/** `with: { verdict: accepted }` or `returned`; the words are in `reviewWords`. */
const review = (parts: TrainingParts): Action => ({
  outcomes: ['reviewed', 'gone', 'forbidden', 'reviewed_before', 'words_missing', 'no_coach'],
  async run({ contact, vars, args, now }) {
    const coach = await parts.coaches.ofContact(contact.id);
    if (!coach) return { outcome: 'no_coach' };
    const words = typeof vars.reviewWords === 'string' ? vars.reviewWords : undefined;
    const outcome = await reviewPractice(parts, {
      enrolmentId: pickedPractice(vars),
      verdict: args.verdict === 'accepted' ? 'accepted' : 'returned',
      ...(words !== undefined && { words }),
      by: { as: 'coach', id: coach.id },
      at: now,
    });
    return { outcome };
  },
});
