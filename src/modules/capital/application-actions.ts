import type { ActionCall, ActionDefinition } from '../../engine/actions.js';
import type { Json, Vars } from '../../engine/types.js';
import { factTitle } from '../facts/fact-line.js';
import {
  carriesAmount,
  isOver,
  moves,
  type ApplicationState,
  type LoanApplication,
} from './application.js';
import { announce, moveApplication } from './move-application.js';
import { participantOf } from '../people/participant-of.js';
import { readReadiness, type CapitalParts } from './parts.js';
import { findProduct, idIn, needLines, needsOf } from './product-actions.js';
import { isForPersons } from './requirements.js';
import { dayOf } from '../../i18n/local-time.js';

/** Most applications of one person that are open at once. */
const mostOpen = 5;

/** Begins an application: a draft, until it was handed to the bank. */
export const apply: ActionDefinition<CapitalParts> = {
  outcomes: ['begun', 'too_many', 'gone'],
  async run(parts, { vars, contact, inboundId, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    const fact = await findProduct(parts, vars.product);
    const { amount, purpose } = vars;
    const complete = typeof amount === 'number' && typeof purpose === 'string';
    if (!owner || !fact || !complete || !isForPersons(fact.product.requirements))
      return { outcome: 'gone' };
    const id = `${owner.id}:${inboundId}`;
    const open = (await parts.applications.ofParticipant(owner.id)).filter(
      (one) => !isOver(one.state) && one.id !== id,
    );
    if (open.length >= mostOpen) return { outcome: 'too_many' };
    const step = { state: 'draft', day: dayOf(now, parts.timeZone), at: now, by: 'chat' } as const;
    const application = await parts.applications.create({
      ...{ id, participantId: owner.id, product: fact.id, productName: factTitle(fact, locale) },
      ...{ amount, purpose, state: 'draft', history: [step], createdAt: now, updatedAt: now },
      version: 1,
    });
    await announce(parts, application);
    const known = await readReadiness(parts, owner, now);
    const needs = await needsOf(parts, known, fact.product.requirements, amount);
    const set = {
      application: { id: application.id },
      version: application.version,
      productName: application.productName,
      needLines: needLines(parts, locale, needs),
      amount,
    };
    return { outcome: 'begun', set };
  },
};

/** "KUR Mikro Rp20.000.000: diajukan". */
const labelOf = ({ say }: CapitalParts, locale: string, application: LoanApplication): string =>
  say(locale, 'loans:label', {
    name: application.productName,
    amount: application.amount,
    state: say(locale, `loans:state.${application.state}`),
  });

/** The person's own application that was picked. */
async function picked(
  parts: CapitalParts,
  { vars, contact }: Pick<ActionCall, 'vars' | 'contact'>,
): Promise<LoanApplication | undefined> {
  const owner = await participantOf(parts, contact.id);
  const id = idIn(vars.application);
  const found = owner && id !== undefined ? await parts.applications.find(id) : undefined;
  return found?.participantId === owner?.id ? found : undefined;
}

export const applications: ActionDefinition<CapitalParts> = {
  outcomes: ['listed'],
  async run(parts, { contact, locale }) {
    const owner = await participantOf(parts, contact.id);
    const all = owner ? await parts.applications.ofParticipant(owner.id) : [];
    const options = all.map((one) => ({ id: one.id, label: labelOf(parts, locale, one) }));
    return { outcome: 'listed', options };
  },
};

/** With one application only, there is nothing to choose. */
export const openApplications: ActionDefinition<CapitalParts> = {
  outcomes: ['several', 'one', 'none'],
  async run(parts, { contact }) {
    const owner = await participantOf(parts, contact.id);
    const all = owner ? await parts.applications.ofParticipant(owner.id) : [];
    const [first] = all;
    if (!first) return { outcome: 'none' };
    return all.length > 1
      ? { outcome: 'several' }
      : { outcome: 'one', set: { application: { id: first.id } } };
  },
};

function linesOf(parts: CapitalParts, locale: string, application: LoanApplication): string {
  return application.history
    .map(({ state, day, amount }) =>
      parts.say(locale, amount === undefined ? 'loans:step' : 'loans:step_amount', {
        state: parts.say(locale, `loans:state.${state}`),
        day,
        amount,
      }),
    )
    .join('\n');
}

export const showApplication: ActionDefinition<CapitalParts> = {
  outcomes: ['shown', 'gone'],
  async run(parts, call) {
    const application = await picked(parts, call);
    if (!application) return { outcome: 'gone' };
    const set = {
      productName: application.productName,
      amount: application.amount,
      applicationLines: linesOf(parts, call.locale, application),
      version: application.version,
    };
    return { outcome: 'shown', set };
  },
};

/** What can become of it from here. */
export const applicationMoves: ActionDefinition<CapitalParts> = {
  outcomes: ['offered'],
  async run(parts, call) {
    const application = await picked(parts, call);
    const next = application ? moves[application.state] : [];
    const open = application && !isOver(application.state);
    const draft = application?.state === 'draft';
    const ids = [...next, ...(open ? ['pack'] : []), ...(draft ? ['discard'] : []), 'back'];
    return { outcome: 'offered', options: ids.map((id) => ({ id })) };
  },
};

/** Throws a draft away. Run again for the same message, it is gone already. */
export const discard: ActionDefinition<CapitalParts> = {
  outcomes: ['discarded', 'changed'],
  async run(parts, call) {
    const application = await picked(parts, call);
    if (!application) return { outcome: 'discarded' };
    const { id, version } = application;
    if (!(await parts.applications.discard({ id, version }))) return { outcome: 'changed' };
    await parts.agenda.changed({ of: 'application', id });
    return { outcome: 'discarded', set: { application: null } };
  },
};

/** Whether an amount has to be told with the chosen change, or the one that `with: { move }` names. */
export const needsAmount: ActionDefinition<unknown> = {
  outcomes: ['amount', 'day'],
  run: (_parts, { vars, args }) => {
    const state = args.move ?? vars.move ?? null;
    return Promise.resolve({
      outcome: carriesAmount(state as ApplicationState) ? 'amount' : 'day',
      set: { move: state, moveAmount: null },
    });
  },
};

/** Writes the change that the person chose. Run again for the same message, it finds the change made. */
export const move: ActionDefinition<CapitalParts> = {
  outcomes: ['moved', 'paid_out', 'refused_by_bank', 'bad_day', 'changed', 'gone'],
  async run(parts, call) {
    const { vars, locale, now } = call;
    const application = await picked(parts, call);
    const state = vars.move as ApplicationState;
    if (!application) return { outcome: 'gone' };
    const made = application.state === state && application.version === Number(vars.version) + 1;
    const result = made
      ? ({ outcome: 'moved', application } as const)
      : await moveApplication(
          parts,
          application,
          stepOf(state, vars, now),
          dayOf(now, parts.timeZone),
        );
    if (result.outcome === 'refused')
      return { outcome: result.fault === 'bad-day' ? 'bad_day' : 'changed' };
    if (result.outcome === 'changed') return { outcome: 'changed' };
    const set: Vars = {
      applicationLines: linesOf(parts, locale, result.application),
      stateLine: parts.say(locale, `loans:told.${state}`),
    };
    if (state === 'disbursed') return { outcome: 'paid_out', set };
    return { outcome: state === 'refused' ? 'refused_by_bank' : 'moved', set };
  },
};

function stepOf(state: ApplicationState, { day, moveAmount }: Record<string, Json>, now: Date) {
  const amount = carriesAmount(state) && typeof moveAmount === 'number' ? moveAmount : undefined;
  return {
    ...{ state, at: now, by: 'chat' },
    day: typeof day === 'string' ? day : '',
    ...(amount !== undefined && { amount }),
  };
}

/** The application that the pack or the ticket is about, if one was picked. */
export { picked as pickedApplication };
