import type { ActionDefinition } from '../../engine/actions.js';
import { isOver } from './application.js';
import { strangerFacts } from '../people/facts.js';
import { participantOf } from '../people/participant-of.js';
import { readReadiness, type CapitalParts, type Say } from './parts.js';
import type { Line } from './readiness.js';

/** Where the next thing of a line is done. */
const flowOf: Record<string, string> = {
  nib: 'licensing',
  permits: 'licensing',
  reports: 'bookkeeping',
  trainings: 'training',
  practices: 'training',
  visits: 'mentoring',
};

/** "Izin: 12 dari 25. Berikutnya: ...". @param begun whether there is a business, not an idea alone */
function lineText(
  say: Say,
  locale: string,
  { id, points, max, next }: Line,
  begun: boolean,
): string {
  const values = { name: say(locale, `loans:line.${id}`), points, max };
  if (!next) return say(locale, 'loans:full', values);
  const what = next.measure === 'months' && !begun ? 'begin' : next.measure;
  const todo = say(locale, `loans:next.${what}`);
  return say(locale, 'loans:part', { ...values, todo });
}

/** How ready the person is, in one line and in all. */
export const overview: ActionDefinition<CapitalParts> = {
  outcomes: ['known', 'stranger'],
  async run(parts, { contact, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    if (!owner) return { outcome: 'stranger', person: strangerFacts };
    const { readiness, measures } = await readReadiness(parts, owner, now);
    const begun = measures.months !== undefined;
    const { score, lines, best } = readiness;
    const set = {
      score,
      readinessLines: lines.map((line) => lineText(parts.say, locale, line, begun)).join('\n'),
      bestLine: best?.next
        ? parts.say(locale, `loans:next.${best.next.measure}`)
        : parts.say(locale, 'loans:ready'),
      bestFlow: best?.next ? (flowOf[best.next.measure] ?? null) : null,
      ...{ product: null, application: null },
    };
    return { outcome: 'known', set };
  },
};

/** What the step's menu offers: an application that is under way comes first. */
export const homeOptions: ActionDefinition<CapitalParts> = {
  outcomes: ['offered'],
  async run(parts, { contact }) {
    const owner = await participantOf(parts, contact.id);
    const all = owner ? await parts.applications.ofParticipant(owner.id) : [];
    const under = all.some(({ state }) => !isOver(state));
    const rest = ['readiness', 'products', 'pack'];
    const ids = under
      ? ['applications', ...rest]
      : [...rest, ...(all.length > 0 ? ['applications'] : [])];
    const options = [...ids, 'done'].map((id) => ({ id }));
    return { outcome: 'offered', options, set: { product: null, application: null } };
  },
};
