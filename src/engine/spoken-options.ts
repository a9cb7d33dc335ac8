import type { Run, SpokenOption } from './engine.js';
import type { AskKind, AskNode } from './flow.js';
import { wordValues } from './frames.js';
import type { Frame, Option } from './types.js';

/** Kinds of question whose options are the same everywhere. A rating's are called after their numbers. */
const fixedOptions: Partial<Record<AskKind, string[]>> = {
  yesno: ['yes', 'no'],
  rating: ['r5', 'r4', 'r3', 'r2', 'r1'],
};

/** The options that a node has by itself. */
export const offeredBy = (node: AskNode): Option[] | undefined =>
  (node.choices ?? fixedOptions[node.ask])?.map((id) => ({ id }));

/** Options with all their words: those of a locale by the values of the question, or the label that is data. */
export function spokenOptions(
  run: Run,
  frame: Frame,
  node: AskNode,
  options: readonly Option[],
): SpokenOption[] {
  const { conversation, parts } = run;
  const asked = { flow: frame.flow, node: frame.node, kind: node.ask };
  const shown = { locale: conversation.locale, values: wordValues(conversation, frame) };
  return options.map(({ id, label }) => ({
    id,
    labels: label === undefined ? parts.understanding.labelsOf(asked, id, shown) : [label],
  }));
}

/** All options of the question, whether or not it is narrowed. */
export const allOptions = (run: Run, frame: Frame, node: AskNode): SpokenOption[] =>
  spokenOptions(run, frame, node, frame.open?.all ?? frame.open?.options ?? offeredBy(node) ?? []);

/** What stands before each of these options where they are a list. */
export const marksOf = ({ parts }: Run, options: readonly SpokenOption[]): string[] =>
  parts.understanding.marksOf(options.map(({ id, labels }) => labels[0] ?? id));

/** Whether each label begins with a number that means it and no place. */
export const haveOwnNumbers = (run: Run, options: readonly SpokenOption[]): boolean =>
  options.length > 0 && marksOf(run, options).every((mark) => mark === '');
