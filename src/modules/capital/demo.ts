import type { ApplicationState, LoanApplication } from './application.js';
import type { Participant } from '../people/participant.js';
import { daysBefore, isoDay } from '../people/demo/days.js';
import { hasDone } from '../people/demo/demo-steps.js';
import { demoOfficer } from '../people/demo/plan.js';
import type { Spread } from '../people/demo/spread.js';

/** The ways that an application goes, each with its share of 100 among those that are not paid out. */
const ways = [
  { share: 15, way: ['draft'] },
  { share: 30, way: ['draft', 'submitted'] },
  { share: 15, way: ['submitted', 'papers_asked'] },
  { share: 20, way: ['draft', 'submitted', 'approved'] },
  { share: 5, way: ['submitted', 'papers_asked', 'submitted'] },
  { share: 15, way: ['draft', 'submitted', 'refused'] },
] as const satisfies { share: number; way: ApplicationState[] }[];

const paidOut = ['draft', 'submitted', 'approved', 'disbursed'] as const;

/** Applications of those with step P7, in every state; who finished it was paid. */
export function demoLoans(
  participants: readonly Participant[],
  now: Date,
  spread: Spread,
): LoanApplication[] {
  return participants.flatMap((participant, n): LoanApplication[] => {
    const at = participant.steps.P7?.at;
    if (!at) return [];
    return [
      loanOf(participant, n, hasDone(participant, 'P7') ? paidOut : wayOf(spread), now, spread),
    ];
  });
}

function wayOf(spread: Spread): readonly ApplicationState[] {
  let chance = spread.below(100);
  return (ways.find(({ share }) => (chance -= share) < 0) ?? ways[0]).way;
}

function loanOf(
  { id, steps }: Participant,
  n: number,
  way: readonly ApplicationState[],
  now: Date,
  spread: Spread,
): LoanApplication {
  const amount = (5 + (n % 20)) * 1_000_000;
  const end = steps.P7?.state === 'done' ? steps.P7.at : spread.between(daysBefore(now, 30), now);
  const history = way.map((state, index) => {
    const at = daysBefore(end, (way.length - 1 - index) * 8);
    const granted = spread.chance(75) ? amount : Math.round((amount * 0.8) / 500_000) * 500_000;
    const asked = state === 'draft' || state === 'submitted';
    return {
      ...{ state, day: isoDay(at), at, by: asked ? 'chat' : demoOfficer },
      ...((state === 'approved' || state === 'disbursed') && { amount: granted }),
      ...(state === 'papers_asked' && { note: 'Bank meminta fotokopi KK' }),
      ...(state === 'refused' && { note: 'Masih ada cicilan lain' }),
    };
  });
  const [first] = history;
  return {
    ...{
      id: `${id}:demo`,
      participantId: id,
      product: 'demo',
      productName: 'Modal contoh',
      amount,
    },
    purpose: 'Menambah bahan dan alat',
    ...{ state: way.at(-1) ?? 'draft', history, version: way.length },
    ...{ createdAt: first?.at ?? end, updatedAt: end },
  };
}
