import type { ActionDefinition, ActionResult } from '../../engine/actions.js';
import type { Json } from '../../engine/types.js';
import { asOfText, factLine, factTitle } from '../facts/fact-line.js';
import type { Fact } from '../facts/fact.js';
import { yearsOf } from './business-age.js';
import { participantOf } from '../people/participant-of.js';
import { readReadiness, type CapitalParts, type Known } from './parts.js';
import { checkRequirements, isForPersons, type Met } from './requirements.js';

/** The id out of a list's answer. */
export const idIn = (value: Json | undefined): string | undefined => {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : value;
  return typeof id === 'string' ? id : undefined;
};

export async function findProduct(
  { facts }: CapitalParts,
  value: Json | undefined,
): Promise<(Fact & { product: NonNullable<Fact['product']> }) | undefined> {
  const id = idIn(value);
  const fact = id === undefined ? undefined : await facts.find(id);
  return fact?.product ? { ...fact, product: fact.product } : undefined;
}

/** The products of the office's table. */
export const products: ActionDefinition<CapitalParts> = {
  outcomes: ['listed'],
  async run(parts, { locale }) {
    const all = (await parts.facts.list()).filter(({ kind }) => kind === 'product');
    const options = all
      .sort((a, b) => (a.product?.maxAmount ?? Infinity) - (b.product?.maxAmount ?? Infinity))
      .map((fact) => ({ id: fact.id, label: factTitle(fact, locale) }));
    return { outcome: 'listed', options };
  },
};

/** A requirement, how it stands, and the figures that its words use. */
export interface Need {
  id: string;
  met: Met;
  figures: Record<string, number>;
}

export async function needsOf(
  { facts }: CapitalParts,
  known: Known,
  requirements: readonly string[],
  amount?: number,
): Promise<Need[]> {
  const [age, months, npwp] = await Promise.all(
    ['limit.kur_min_age', 'limit.kur_months', 'limit.kur_npwp'].map(
      async (id) => (await facts.find(id))?.amount ?? 0,
    ),
  );
  const figures = { youngest: age ?? 0, leastMonths: months ?? 0, npwpAbove: npwp ?? 0 };
  const needs = checkRequirements(requirements, {
    participant: known.participant,
    measures: known.measures,
    years: yearsOf(known.participant.birthDate, known.today),
    ...figures,
    ...(amount !== undefined && { amount }),
  });
  return needs.map((need) => ({ ...need, figures }));
}

/** "Sudah ada: ...; belum: ...; siapkan: ...". */
export function needLines({ say }: CapitalParts, locale: string, needs: readonly Need[]): string {
  return (['met', 'missing', 'ask'] as const)
    .flatMap((met) => {
      const names = needs
        .filter((need) => need.met === met)
        .map(({ id, figures }) => say(locale, `loans:need.${id}`, figures));
      return names.length > 0
        ? [say(locale, `loans:needs.${met}`, { names: names.join(', ') })]
        : [];
    })
    .join('\n');
}

/** A product as the table has it, and what is missing for it. */
export const product: ActionDefinition<CapitalParts> = {
  outcomes: ['open', 'closed', 'gone'],
  async run(parts, { vars, contact, locale, now }) {
    const owner = await participantOf(parts, contact.id);
    const fact = await findProduct(parts, vars.product);
    if (!owner || !fact) return { outcome: 'gone' };
    const known = await readReadiness(parts, owner, now);
    const { requirements, ratePercent } = fact.product;
    const rate =
      ratePercent === undefined
        ? parts.say(locale, 'loans:rate.unknown')
        : parts.say(locale, 'loans:rate.known', {
            percent: ratePercent,
            asOf: asOfText(fact.asOf, locale),
          });
    const personal = isForPersons(requirements);
    const set = {
      productName: factTitle(fact, locale),
      productLine: factLine(
        (lng, key, values) => parts.say(lng, `facts:${key}`, values),
        fact,
        locale,
      ),
      rateLine: personal ? rate : null,
      needLines: needLines(parts, locale, await needsOf(parts, known, requirements)),
    };
    return { outcome: personal ? 'open' : 'closed', set };
  },
};

/** Whether the amount lies within the product's limits. */
export const checkAmount: ActionDefinition<CapitalParts> = {
  outcomes: ['fits', 'too_small', 'too_large', 'gone'],
  async run(parts, { vars }): Promise<ActionResult> {
    const fact = await findProduct(parts, vars.product);
    const { amount } = vars;
    if (!fact || typeof amount !== 'number') return { outcome: 'gone' };
    const { minAmount = 1, maxAmount = Infinity } = fact.product;
    if (amount < minAmount)
      return { outcome: 'too_small', set: { amount: null, above: minAmount - 1 } };
    if (amount > maxAmount) return { outcome: 'too_large', set: { amount: null, most: maxAmount } };
    return { outcome: 'fits' };
  },
};
