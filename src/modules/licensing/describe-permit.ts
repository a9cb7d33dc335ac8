import type { Vars } from '../../engine/types.js';
import type { Fact } from '../facts/fact.js';
import { factLine, factText } from '../facts/fact-line.js';
import type { LicensingParts } from './parts.js';
import type { Permit, PermitKind } from './permit.js';

/** The facts that say what a permit costs, how long it holds and what else is to be known, in this order. */
const factsOf: Record<PermitKind, { cost: string[]; more: string[]; link: string }> = {
  nib: { cost: ['fee.nib'], more: [], link: 'link.oss' },
  pirt: { cost: ['fee.pirt'], more: ['limit.pirt_years'], link: 'link.pirt' },
  halal: {
    cost: ['fee.halal_sehati'],
    more: ['limit.halal_turnover', 'limit.halal_places', 'deadline.halal_umk'],
    link: 'link.halal',
  },
  bpom: { cost: ['fee.bpom'], more: [], link: 'link.bpom' },
  merek: {
    cost: ['fee.merek_umk', 'fee.merek_general'],
    more: ['limit.merek_years'],
    link: 'link.merek',
  },
};

export type FactTable = ReadonlyMap<string, Fact>;

export const readFacts = async ({ facts }: Pick<LicensingParts, 'facts'>): Promise<FactTable> =>
  new Map((await facts.list()).map((fact) => [fact.id, fact]));

const lineOf = (
  { say }: Pick<LicensingParts, 'say'>,
  facts: FactTable,
  id: string,
  locale: string,
): string[] => {
  const fact = facts.get(id);
  const words = (lng: string, key: string, values: object) => say(lng, `facts:${key}`, values);
  return fact ? [factLine(words, fact, locale)] : [];
};

/** What a permit is, in a sentence; what is not certain says so. */
export function aboutPermit(
  parts: Pick<LicensingParts, 'say'>,
  facts: FactTable,
  kind: PermitKind,
  locale: string,
): string {
  const fact = facts.get(`permit.${kind}`);
  if (!fact) return '';
  return fact.certain ? factText(fact, locale) : lineOf(parts, facts, fact.id, locale).join('');
}

/** Cost, validity and duties of a permit, a line each, every figure with its day and source. */
export function permitFacts(
  parts: Pick<LicensingParts, 'say'>,
  facts: FactTable,
  kind: PermitKind,
  locale: string,
): string {
  const { cost, more } = factsOf[kind];
  const costs = cost.flatMap((id) => lineOf(parts, facts, id, locale));
  const rest = more.flatMap((id) => lineOf(parts, facts, id, locale));
  const label = parts.say(locale, 'licensing-lines:cost');
  return [
    ...costs.map((line, at) => (at === 0 ? `${label}: ${line}` : `• ${line}`)),
    ...rest.map((line) => `• ${line}`),
  ].join('\n');
}

/** Where a permit is asked for. */
export const permitLink = (facts: FactTable, kind: PermitKind): string =>
  facts.get(factsOf[kind].link)?.source.url ?? '';

/** A permit as texts show it. */
export function permitVars(
  parts: Pick<LicensingParts, 'say'>,
  facts: FactTable,
  permit: Permit,
  locale: string,
): Vars {
  const { kind, state, number, issuedOn, expiresOn, proof, reviewed } = permit;
  return {
    kind,
    state,
    about: aboutPermit(parts, facts, kind, locale),
    facts: permitFacts(parts, facts, kind, locale),
    link: permitLink(facts, kind),
    number: number ?? '',
    issuedOn: issuedOn ?? '',
    expiresOn: expiresOn ?? '',
    hasExpiry: expiresOn !== undefined,
    hasProof: proof !== undefined,
    reviewer: reviewed?.name ?? '',
    reviewedAt: reviewed?.at.toISOString() ?? '',
    words: reviewed?.words ?? '',
  };
}
