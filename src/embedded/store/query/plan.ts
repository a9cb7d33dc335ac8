import { afterPrefix } from '../bson/key-string.js';
import { type Document, isDocument } from '../bson/value.js';
import type { Collection } from '../collection/collection.js';
import type { FieldIndex } from '../collection/field-index.js';
import type { StoredRecord } from '../collection/record.js';
import { type Constraint, readConstraints } from './constraints.js';
import type { SortField } from './sort.js';

/** Where to look for matches. `records` holds every match, and may hold others. */
export interface Plan {
  /** Name of the index used; `undefined`: all documents are looked at. */
  index: string | undefined;
  /** The records come in the order that was asked for. */
  ordered: boolean;
  records: () => Iterable<StoredRecord>;
}

interface Scan {
  index: FieldIndex;
  prefixes: string[];
  range: Constraint | undefined;
  ordered: boolean;
  backwards: boolean;
  score: number;
}

/** More combinations of `$in` lists than this are not looked up one by one. */
const prefixLimit = 1000;

/** Chooses the index that narrows a filter most, and serves the order if one can. */
export function planQuery(collection: Collection, filter: Document, sort: SortField[]): Plan {
  const constraints = readConstraints(filter);
  const ids = constraints.get('_id')?.keys;
  if (ids) return planIds(collection, ids);
  const scans = collection.indexes.map((index) => planScan(index, constraints, sort));
  // The order of _id is kept only once somebody wants it, which nobody does where values are looked up.
  const looksUp = scans.some((scan) => scan && isLookup(scan));
  if (!looksUp && (constraints.has('_id') || sort[0]?.path.text === '_id')) {
    scans.push(planScan(collection.idOrder, constraints, sort));
  }
  let best: Scan | undefined;
  for (const scan of scans) if (scan && scan.score > (best?.score ?? 0)) best = scan;
  if (best && (isLookup(best) || best.range)) return runScan(best);
  const union = planUnion(collection, filter);
  if (union) return union;
  if (best) return runScan(best);
  return {
    index: undefined,
    ordered: sort.length === 0,
    records: () => collection.records.values(),
  };
}

const isLookup = ({ prefixes }: Scan): boolean => prefixes[0] !== '';

function planIds(collection: Collection, ids: string[]): Plan {
  return {
    index: '_id_',
    ordered: ids.length <= 1,
    records: () => ids.flatMap((id) => collection.records.get(id) ?? []),
  };
}

function planScan(
  index: FieldIndex,
  constraints: Map<string, Constraint>,
  sort: SortField[],
): Scan | undefined {
  let prefixes = [''];
  let used = 0;
  let dense = false;
  for (const path of index.paths) {
    const constraint = constraints.get(path.text);
    const keys = constraint?.keys;
    if (!keys || prefixes.length * keys.length > prefixLimit) break;
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => prefix + key));
    dense ||= !constraint.nullish;
    used += 1;
  }
  const next = index.paths[used];
  const candidate = next && constraints.get(next.text);
  const range = candidate?.lower === undefined ? undefined : candidate;
  dense ||= range !== undefined;
  if (index.spec.sparse && !dense) return undefined;
  const ordered = prefixes.length === 1 && servesOrder(index, used, constraints, sort);
  const score = used * 10 + (range ? 5 : 0) + (ordered && sort.length > 0 ? 3 : 0);
  if (score === 0) return undefined;
  return {
    index,
    prefixes,
    range,
    ordered,
    backwards: ordered && sort.at(-1)?.descending === true,
    score,
  };
}

/** Whether entries behind a prefix of `used` fields are in the wanted order, or exactly reversed. */
function servesOrder(
  index: FieldIndex,
  used: number,
  constraints: Map<string, Constraint>,
  sort: SortField[],
): boolean {
  if (index.multikey) return false;
  const fixed = new Set(index.paths.slice(0, used).map((path) => path.text));
  const open = sort.filter(
    (field) =>
      !(fixed.has(field.path.text) && constraints.get(field.path.text)?.keys?.length === 1),
  );
  const last = sort.at(-1);
  return open.every(
    (field, at) =>
      index.paths[used + at]?.text === field.path.text && field.descending === last?.descending,
  );
}

function runScan(scan: Scan): Plan {
  const { index, prefixes, range, backwards } = scan;
  return {
    index: index.spec.name,
    ordered: scan.ordered,
    records: () => {
      const found = scanPrefixes(index, prefixes, range, backwards);
      return index.multikey ? new Set(found) : found;
    },
  };
}

function* scanPrefixes(
  index: FieldIndex,
  prefixes: string[],
  range: Constraint | undefined,
  backwards: boolean,
): Generator<StoredRecord> {
  for (const prefix of prefixes) {
    const from = prefix + (range?.lower ?? '');
    // The bound itself may match, with whatever follows it in a compound key.
    const to = prefix + (range?.upper ?? '') + afterPrefix;
    for (const [, record] of index.entries.range(from, to, backwards)) yield record;
  }
}

/** A plan for `$or` whose every branch finds its documents by an index. */
function planUnion(collection: Collection, filter: Document): Plan | undefined {
  const { $or: branches } = filter;
  if (!Array.isArray(branches) || branches.length === 0) return undefined;
  const plans: Plan[] = [];
  for (const branch of branches) {
    const plan = isDocument(branch) ? planQuery(collection, branch, []) : undefined;
    if (!plan?.index) return undefined;
    plans.push(plan);
  }
  return {
    index: plans.map((plan) => plan.index).join('|'),
    ordered: false,
    records: () => new Set(plans.flatMap((plan) => [...plan.records()])),
  };
}
