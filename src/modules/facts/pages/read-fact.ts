import type { TypedFact } from '../desk.js';
import type { Fact, ProductTerms } from '../fact.js';
import { readField } from '../../../web/dashboard/read-form.js';

/** What the fields of the form hold, as they are typed. */
export type TypedFields = Record<string, string>;

const names = [
  ...['id', 'kind', 'title_id', 'title_en', 'text_id', 'text_en', 'amount', 'unit', 'as_of'],
  ...['source_name', 'source_url', 'certain', 'min_amount', 'max_amount', 'rate_percent'],
  ...['months', 'requirements', 'version'],
] as const;

export const readFields = (body: unknown): TypedFields =>
  Object.fromEntries(names.map((name) => [name, readField(body, name).trim()]));

/** The fields that show a fact. */
export function fieldsOf(fact: Fact): TypedFields {
  const { product } = fact;
  return {
    id: fact.id,
    kind: fact.kind,
    title_id: fact.title.id,
    title_en: fact.title.en,
    text_id: fact.text.id,
    text_en: fact.text.en,
    amount: shown(fact.amount),
    unit: fact.unit ?? '',
    as_of: fact.asOf,
    source_name: fact.source.name,
    source_url: fact.source.url ?? '',
    certain: fact.certain ? 'yes' : '',
    min_amount: shown(product?.minAmount),
    max_amount: shown(product?.maxAmount),
    rate_percent: shown(product?.ratePercent),
    months: shown(product?.months),
    requirements: (product?.requirements ?? []).join(' '),
    version: String(fact.version),
  };
}

const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));

/** The fact that the fields say; whether it can be kept is checked elsewhere. A number that is none is `NaN`. */
export function factOf(fields: TypedFields): TypedFact {
  const said = (name: string) => fields[name] ?? '';
  const amount = numberOf(said('amount'));
  return {
    id: said('id'),
    kind: said('kind') as Fact['kind'],
    title: { id: said('title_id'), en: said('title_en') },
    text: { id: said('text_id'), en: said('text_en') },
    ...(amount !== undefined && { amount }),
    ...(said('unit') !== '' && { unit: said('unit') as NonNullable<Fact['unit']> }),
    asOf: said('as_of'),
    source: { name: said('source_name'), ...(said('source_url') && { url: said('source_url') }) },
    certain: said('certain') !== '',
    ...(said('kind') === 'product' && { product: termsOf(said) }),
  };
}

function termsOf(said: (name: string) => string): ProductTerms {
  const numbers = {
    minAmount: numberOf(said('min_amount')),
    maxAmount: numberOf(said('max_amount')),
    ratePercent: numberOf(said('rate_percent')),
    months: numberOf(said('months')),
  };
  const known = Object.entries(numbers).filter(([, value]) => value !== undefined);
  const requirements = said('requirements')
    .split(/[\s,]+/)
    .filter(Boolean);
  return { ...(Object.fromEntries(known) as Omit<ProductTerms, 'requirements'>), requirements };
}

/** "500.000", "Rp 500000", "2,5": dots in groups of three are thousands, a comma is decimal. */
function numberOf(text: string): number | undefined {
  const plain = text
    .replace(/^rp\.?\s*/i, '')
    .replace(/%$/, '')
    .trim();
  if (plain === '') return undefined;
  if (/^\d{1,3}(\.\d{3})+$/.test(plain)) return Number(plain.replaceAll('.', ''));
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
}
