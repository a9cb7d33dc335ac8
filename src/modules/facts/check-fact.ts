import {
  factKinds,
  factUnits,
  productRequirements,
  type Fact,
  type ProductRequirement,
} from './fact.js';

/** What is wrong with a fact that somebody typed: a field, and why. */
export interface FactFault {
  field: string;
  fault: 'missing' | 'too-long' | 'malformed' | 'not-allowed' | 'inconsistent';
}

const longestTitle = 80;
const longestText = 300;

/**
 * Finds what is wrong with a fact before it is kept; empty when all is well.
 * @param today YYYY-MM-DD: nothing can be known to hold from a later day
 */
export function checkFact(fact: Fact, today: string): FactFault[] {
  return [
    ...(/^[a-z]+(\.[a-z0-9_]+)+$/.test(fact.id) && fact.id.length <= 60
      ? []
      : [{ field: 'id', fault: 'malformed' } as const]),
    ...(factKinds.includes(fact.kind) ? [] : [{ field: 'kind', fault: 'not-allowed' } as const]),
    ...(['id', 'en'] as const).flatMap((locale) => [
      ...checkText(`title_${locale}`, fact.title[locale], longestTitle),
      ...checkText(`text_${locale}`, fact.text[locale], longestText),
    ]),
    ...checkAmount(fact),
    ...checkAsOf(fact.asOf, today),
    ...checkText('source_name', fact.source.name, longestTitle),
    ...checkUrl(fact),
    ...checkProduct(fact),
  ];
}

function checkText(field: string, text: string, longest: number): FactFault[] {
  if (text.trim() === '') return [{ field, fault: 'missing' }];
  return text.length > longest ? [{ field, fault: 'too-long' }] : [];
}

function checkAmount({ amount, unit, text }: Fact): FactFault[] {
  const faults: FactFault[] = [];
  if (amount !== undefined && !(Number.isFinite(amount) && amount >= 0))
    faults.push({ field: 'amount', fault: 'malformed' });
  if (unit !== undefined && !factUnits.includes(unit))
    faults.push({ field: 'unit', fault: 'not-allowed' });
  if ((amount === undefined) !== (unit === undefined))
    faults.push({ field: 'unit', fault: 'inconsistent' });
  if (amount === undefined && [text.id, text.en].some((said) => said.includes('{amount}')))
    faults.push({ field: 'amount', fault: 'missing' });
  return faults;
}

function checkAsOf(asOf: string, today: string): FactFault[] {
  const match = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(asOf);
  const [year = '', month = '01', day = '01'] = asOf.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(8, 10) === day;
  if (!match || !real) return [{ field: 'as_of', fault: 'malformed' }];
  return asOf > today ? [{ field: 'as_of', fault: 'not-allowed' }] : [];
}

/** A link is its address; elsewhere the source's address may be missing. */
function checkUrl({ kind, source: { url } }: Fact): FactFault[] {
  const field = 'source_url';
  if (url === undefined) return kind === 'link' ? [{ field, fault: 'missing' }] : [];
  const fine = URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
  return fine && url.length <= 300 ? [] : [{ field, fault: 'malformed' }];
}

function checkProduct({ kind, product }: Fact): FactFault[] {
  if (kind !== 'product') return product ? [{ field: 'kind', fault: 'inconsistent' }] : [];
  if (!product) return [{ field: 'requirements', fault: 'missing' }];
  const { minAmount, maxAmount, ratePercent, months, requirements } = product;
  const counts = {
    min_amount: minAmount,
    max_amount: maxAmount,
    months,
    rate_percent: ratePercent,
  };
  const faults: FactFault[] = Object.entries(counts)
    .filter(([, value]) => value !== undefined && !(Number.isFinite(value) && value >= 0))
    .map(([field]) => ({ field, fault: 'malformed' }));
  if (minAmount !== undefined && maxAmount !== undefined && minAmount > maxAmount)
    faults.push({ field: 'max_amount', fault: 'inconsistent' });
  if (!requirements.every((id) => productRequirements.includes(id as ProductRequirement)))
    faults.push({ field: 'requirements', fault: 'not-allowed' });
  return faults;
}
