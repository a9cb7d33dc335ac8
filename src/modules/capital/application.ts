/** How far an application is; only the bank decides, the programme writes down what happened. */
export const applicationStates = [
  'draft',
  'submitted',
  'papers_asked',
  'approved',
  'disbursed',
  'refused',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Where each state can go. */
export const moves: Record<ApplicationState, readonly ApplicationState[]> = {
  draft: ['submitted'],
  submitted: ['papers_asked', 'approved', 'refused'],
  papers_asked: ['submitted', 'approved', 'refused'],
  approved: ['disbursed', 'refused'],
  disbursed: [],
  refused: [],
};

export const canMove = (from: ApplicationState, to: ApplicationState): boolean =>
  moves[from].includes(to);

/** Over: nothing more will come. */
export const isOver = (state: ApplicationState): boolean => moves[state].length === 0;

export interface ApplicationStep {
  state: ApplicationState;
  /** YYYY-MM-DD on which it happened. */
  day: string;
  /** When it was written down, and by whom: `chat` or an address of the office. */
  at: Date;
  by: string;
  /** Approved or paid out; whole rupiah. */
  amount?: number;
  note?: string;
}

export interface LoanApplication {
  /** Natural: `<participant>:<inbound id>` of the message that made it. */
  id: string;
  participantId: string;
  /** The product's fact, and its name when it was asked for. */
  product: string;
  productName: string;
  /** Asked for; whole rupiah. */
  amount: number;
  purpose: string;
  state: ApplicationState;
  /** Oldest first. */
  history: ApplicationStep[];
  createdAt: Date;
  updatedAt: Date;
  /** Grows with every change. */
  version: number;
}

/** Amounts are told with these. */
export const carriesAmount = (state: ApplicationState): boolean =>
  state === 'approved' || state === 'disbursed';

/** Why a change is not taken. */
export type MoveFault = 'not-possible' | 'no-amount' | 'bad-day';

/**
 * What is wrong with a change; undefined when all is well.
 * @param today YYYY-MM-DD
 */
export function checkMove(
  application: Pick<LoanApplication, 'state' | 'history'>,
  step: Pick<ApplicationStep, 'state' | 'day' | 'amount'>,
  today: string,
): MoveFault | undefined {
  if (!canMove(application.state, step.state)) return 'not-possible';
  const amount = step.amount ?? 0;
  if (carriesAmount(step.state) && !(Number.isSafeInteger(amount) && amount > 0))
    return 'no-amount';
  // When it was planned says nothing: it can have been at the bank before.
  const before = application.history.findLast(({ state }) => state !== 'draft')?.day ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(step.day) && step.day <= today && step.day >= before
    ? undefined
    : 'bad-day';
}
