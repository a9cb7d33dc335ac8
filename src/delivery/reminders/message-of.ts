import type { Event } from '../../engine/types.js';
import type { Wanted } from './wanted.js';

/** Whether flows have such a node. */
export type HasNode = (flow: string, node: string | undefined) => boolean;

/** What a reminder says and asks, in the words of now: days are counted from the moment at which it goes out. */
export function messageOf(hasNode: HasNode, wanted: Wanted, locale: string) {
  const { kind, values, person, question } = wanted;
  const key = `reminders:${kind}.say`;
  const asks =
    question && (question.flow === undefined || hasNode(question.flow, question.node))
      ? question
      : undefined;
  const say: Event[] = values
    ? [
        {
          type: 'said',
          key,
          values: { ...values(locale), person, salutation: person.salutation ?? 'kak' },
        },
      ]
    : [];
  return { say, person, ...(asks && { question: asks }) };
}
