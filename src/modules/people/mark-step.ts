import type { Step, StepRecord } from './participant.js';

/** Where the steps of participants are written. */
export interface StepStore {
  /** Writes the record if the one there is not `above` it (`done` is above `running`); true if it was written. */
  markStep(participantId: string, step: Step, record: StepRecord): Promise<boolean>;
}

/** States in rising order: a step never falls back by itself. */
const order = { open: 0, running: 1, 'not-needed': 2, done: 3 } as const;

/** Whether a record may take the place of another. */
export const rises = (from: StepRecord | undefined, to: StepRecord): boolean =>
  order[to.state] > order[from?.state ?? 'open'];

/** The states that a record may take the place of. */
export const statesBelow = ({ state }: StepRecord): StepRecord['state'][] =>
  (Object.keys(order) as StepRecord['state'][]).filter((other) => order[other] < order[state]);
