import type { Agenda } from '../../ports/agenda.js';
import type { StepStore } from '../people/mark-step.js';
import {
  checkMove,
  type ApplicationStep,
  type LoanApplication,
  type MoveFault,
} from './application.js';
import type { ApplicationStore } from './ports.js';

export interface MoveParts {
  applications: Pick<ApplicationStore, 'find' | 'move'>;
  steps: StepStore;
  agenda: Agenda;
}

export type Moved =
  | { outcome: 'moved'; application: LoanApplication }
  | { outcome: 'refused'; fault: MoveFault }
  | { outcome: 'changed' };

/**
 * Writes what became of an application, in chat or by the office. Doing the same again changes nothing: the state
 * is there already.
 * @param version the one that was looked at; `changed` when another was faster
 * @param today YYYY-MM-DD
 */
export async function moveApplication(
  { applications, steps, agenda }: MoveParts,
  application: LoanApplication,
  step: ApplicationStep,
  today: string,
): Promise<Moved> {
  const fault = checkMove(application, step, today);
  if (fault) return { outcome: 'refused', fault };
  const moved = await applications.move(application, step);
  if (!moved) return { outcome: 'changed' };
  await announce({ steps, agenda }, moved);
  return { outcome: 'moved', application: moved };
}

/** Marks the step and says that something changed; safe to repeat. */
export async function announce(
  { steps, agenda }: Pick<MoveParts, 'steps' | 'agenda'>,
  { id, participantId, state, history }: LoanApplication,
): Promise<void> {
  const last = history.at(-1);
  const done = state === 'disbursed';
  await steps.markStep(participantId, 'P7', {
    state: done ? 'done' : 'running',
    at: last?.at ?? new Date(0),
    by: last?.by ?? 'chat',
    evidence: id,
  });
  await agenda.changed({ of: 'application', id });
}
