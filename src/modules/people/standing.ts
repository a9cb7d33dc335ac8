import { steps, type Participant, type Step, type StepRecord } from './participant.js';

export type StepState = StepRecord['state'];

/** The state of every step; one without a record is not begun. */
export function stepStates({
  steps: records,
}: Pick<Participant, 'steps'>): Record<Step, StepState> {
  return Object.fromEntries(steps.map((step) => [step, records[step]?.state ?? 'open'])) as Record<
    Step,
    StepState
  >;
}

const isOver = (state: StepState): boolean => state === 'done' || state === 'not-needed';

/**
 * The step where somebody stands ("langkah 3 dari 7"): the first that is running; where none is, the furthest
 * that is over. Steps are walked in any order, so this says where the work is, not how much of it is done.
 */
export function stepOf(states: Record<Step, StepState>): Step {
  const running = steps.find((step) => states[step] === 'running');
  return running ?? steps.findLast((step) => isOver(states[step])) ?? 'P1';
}

/** How many steps are over. */
export const stepsOver = (states: Record<Step, StepState>): number =>
  steps.filter((step) => isOver(states[step])).length;

/** The number of a step, from 1. */
export const numberOf = (step: Step): number => steps.indexOf(step) + 1;
