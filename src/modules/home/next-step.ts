import { steps, type Step } from '../people/participant.js';
import type { StepState } from '../people/standing.js';

/** What is open with one person, in a few facts. */
export interface Summary {
  states: Record<Step, StepState>;
  /** A training ahead to which they did not say yet whether they come. */
  trainingToConfirm?: boolean;
  /** A proof that was sent back to them: of this step. */
  returned?: 'P2' | 'P4' | 'P5' | 'P7';
  /** A visit that their pendamping proposed. */
  mentoringProposed?: boolean;
  /** They keep books, and the report of the month that ended is missing. */
  reportMissing?: boolean;
}

/** What can be proposed as the next thing to do. */
export const nextThings = [
  'confirm_training',
  'returned_P2',
  'returned_P4',
  'returned_P5',
  'returned_P7',
  'answer_mentoring',
  'month_report',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
] as const;
export type NextThing = (typeof nextThings)[number];

/**
 * The one thing that helps a person most now; nothing for somebody who is through. What others wait for comes
 * first (a seat, a proof, a visit), then what is late, then what is under way, then what was never begun.
 */
export function nextStep(summary: Summary): NextThing | undefined {
  if (summary.trainingToConfirm) return 'confirm_training';
  if (summary.returned) return `returned_${summary.returned}`;
  if (summary.mentoringProposed) return 'answer_mentoring';
  if (summary.reportMissing) return 'month_report';
  const inState = (state: StepState) => afterFirst.find((step) => summary.states[step] === state);
  return inState('running') ?? inState('open');
}

/** The steps that come after registration. */
const afterFirst = steps.filter((step) => step !== 'P1');
