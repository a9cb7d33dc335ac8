import { describe, expect, it } from '@jest/globals';
import { steps, type Step } from '../../../src/modules/people/participant.js';
import { nextStep, type Summary } from '../../../src/modules/home/next-step.js';
import { stepOf, stepsOver, type StepState } from '../../../src/modules/people/standing.js';

/** One sign a step: `x` done, `~` running, `-` not needed, `.` open. */
function statesOf(signs: string): Record<Step, StepState> {
  const meaning: Record<string, StepState> = { x: 'done', '~': 'running', '-': 'not-needed' };
  return Object.fromEntries(
    steps.map((step, index) => [step, meaning[signs[index] ?? ''] ?? 'open']),
  ) as Record<Step, StepState>;
}

describe('the step where somebody stands', () => {
  it.each<[string, Step, number]>([
    ['x......', 'P1', 1],
    ['x~.....', 'P2', 1],
    ['xx.....', 'P2', 2],
    ['x.x....', 'P3', 2],
    ['x~x....', 'P2', 2],
    ['xxx~.~.', 'P4', 3],
    ['xx-....', 'P3', 3],
    ['xxxxxxx', 'P7', 7],
    ['xxxxx-~', 'P7', 6],
    ['.......', 'P1', 0],
  ])('%s: %s, %i over', (signs, step, over) => {
    const states = statesOf(signs);
    expect([stepOf(states), stepsOver(states)]).toEqual([step, over]);
  });
});

describe('the next thing to do', () => {
  it.each<[string, Omit<Summary, 'states'>, ReturnType<typeof nextStep>]>([
    ['x......', {}, 'P2'],
    ['x~.....', {}, 'P2'],
    ['xx.....', {}, 'P3'],
    ['x.~....', {}, 'P3'],
    ['xx-x...', {}, 'P5'],
    ['xx...~.', {}, 'P6'],
    ['xxxxxx-', {}, undefined],
    ['xxxxxxx', { reportMissing: true }, 'month_report'],
    ['x......', { trainingToConfirm: true, returned: 'P4' }, 'confirm_training'],
    ['x..~...', { returned: 'P4', mentoringProposed: true, reportMissing: true }, 'returned_P4'],
    ['xx~....', { mentoringProposed: true, reportMissing: true }, 'answer_mentoring'],
    ['xx~..~.', { reportMissing: true }, 'month_report'],
    ['xxxxxxx', { mentoringProposed: true }, 'answer_mentoring'],
  ])('%s with %j: %s', (signs, matters, next) => {
    expect(nextStep({ ...matters, states: statesOf(signs) })).toBe(next);
  });
});
