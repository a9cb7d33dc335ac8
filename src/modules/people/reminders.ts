import { personFacts } from './facts.js';
import { steps, type Participant, type Step } from './participant.js';
import { after, dayMs, type Planner } from '../../delivery/reminders/wanted.js';

/** Days without movement after which somebody is asked whether they are stuck. */
const stuckDays = 30;

/** A step that was begun long ago and is not finished: one question for all of them, the latest step. */
export const planStuck: Planner<{ participant: Participant }> = ({ participant }, { say }) => {
  const running = steps
    .filter((step) => step !== 'P6' && participant.steps[step]?.state === 'running')
    .map((step): [Step, Date] => [step, participant.steps[step]?.at ?? participant.registeredAt]);
  const latest = running.sort(([, a], [, b]) => b.getTime() - a.getTime())[0];
  if (!latest) return [];
  const [step, begun] = latest;
  const at = after(begun, stuckDays * dayMs);
  return [
    {
      kind: 'step.stuck',
      subject: { of: 'participant', id: participant.id },
      recipient: { of: 'participant', id: participant.id },
      participantId: participant.id,
      offset: step,
      at,
      usefulUntil: after(at, 14 * dayMs),
      since: begun,
      occasion: begun.toISOString(),
      person: personFacts(participant),
      values: (locale) => ({ stepName: say(locale, `common:step.${step}`), number: step.slice(1) }),
    },
  ];
};
