import { Aggregator } from 'mingo/aggregator';
import { decodeDocument, decodeValue } from '../bson/decode.js';
import { encodeDocument } from '../bson/encode.js';
import { listElements } from '../bson/raw.js';
import { type Document, isDocument, isNumeric, setField, type Value } from '../bson/value.js';
import type { Collection } from '../collection/collection.js';
import { StoreError } from '../errors.js';
import { compileFilter } from '../query/compile.js';
import { findRecords } from '../query/find.js';
import { parseSort } from '../query/sort.js';
import { checkPipeline } from './check.js';
import { asEqualityLookup, lookup } from './lookup.js';
import { mingoOptions, withMingo } from './mingo-options.js';
import { neededFields, plainCount } from './needed-fields.js';
import { toPlain, toPlainExpression } from './plain.js';

/** Finds another collection of the same database. */
export type Resolve = (name: string) => Collection | undefined;

/**
 * Runs an aggregation. What begins like a query runs as one, with its indexes and exact types;
 * from the first stage that computes on, mingo does, with JavaScript's numbers.
 */
export function runPipeline(
  collection: Collection | undefined,
  pipeline: Value,
  resolve: Resolve,
): Buffer[] {
  const stages = checkPipeline(pipeline);
  const { rest, documents } = runQueryPart(collection, stages);
  if (rest.length === 0) return documents;
  const [first] = rest;
  if (rest.length === 1 && first && '$count' in first && typeof first.$count === 'string') {
    return documents.length > 0 ? [encodeDocument({ [first.$count]: documents.length })] : [];
  }
  const counted = rest.length === 1 && first ? plainCount(first) : undefined;
  if (counted !== undefined && isDocument(first?.$group)) {
    const result = { _id: first.$group._id, [counted]: documents.length };
    return documents.length > 0 ? [encodeDocument(result)] : [];
  }
  const needed = neededFields(rest);
  let results = documents.map((bytes) => toPlain(decodePart(bytes, needed)) as Document);
  let pending: Document[] = [];
  for (const stage of rest) {
    const equality = '$lookup' in stage ? asEqualityLookup(stage.$lookup) : undefined;
    if (!equality) {
      pending.push(stage);
      continue;
    }
    results = lookup(runMingo(results, pending, resolve), equality, resolve(equality.from));
    pending = [];
  }
  return runMingo(results, pending, resolve).map((document) => encodeDocument(document));
}

function decodePart(bytes: Buffer, fields: Set<string> | undefined): Document {
  if (!fields) return decodeDocument(bytes);
  const part: Document = {};
  for (const { name, type, valueStart, end } of listElements(bytes)) {
    if (fields.has(name)) setField(part, name, decodeValue(bytes, type, valueStart, end));
  }
  return part;
}

function runMingo(documents: Document[], stages: Document[], resolve: Resolve): Document[] {
  if (stages.length === 0) return documents;
  const options = mingoOptions((name) =>
    [...(resolve(name)?.records.values() ?? [])].map(
      (record) => toPlain(decodeDocument(record.bytes)) as Document,
    ),
  );
  return withMingo(() => {
    const plain = stages.map((stage) => plainStage(stage));
    return new Aggregator(plain, options).run<Document>(documents);
  });
}

/** Filters keep their types, since our own matcher reads them. */
function plainStage(stage: Document): Record<string, unknown> {
  if ('$match' in stage) return stage;
  return Object.fromEntries(
    Object.entries(stage).map(([name, spec]) => [name, plainSpec(name, spec)]),
  );
}

function plainSpec(name: string, spec: Value): unknown {
  if (!isDocument(spec)) return toPlainExpression(spec);
  const entries = Object.entries(spec).map(([key, value]): [string, unknown] => {
    const isPipeline = Array.isArray(value) && (key === 'pipeline' || name === '$facet');
    return [
      key,
      isPipeline ? value.map((stage) => plainStage(stage as Document)) : toPlainExpression(value),
    ];
  });
  return Object.fromEntries(entries);
}

/** Leading `$match`, `$sort`, `$skip` and `$limit`, in the order that a query has them. */
function runQueryPart(
  collection: Collection | undefined,
  stages: Document[],
): { rest: Document[]; documents: Buffer[] } {
  const filters: Value[] = [];
  let at = 0;
  for (let stage = stages[at]; stage && '$match' in stage; stage = stages[++at]) {
    if (!isDocument(stage.$match))
      throw new StoreError(15959, 'the match filter must be an expression in an object');
    filters.push(stage.$match);
  }
  for (const stage of stages.slice(at))
    if ('$match' in stage && isDocument(stage.$match)) compileFilter(stage.$match);
  const take = (name: string): Value => {
    const stage = stages[at];
    if (!stage || !(name in stage)) return undefined;
    at += 1;
    return stage[name];
  };
  const sort = parseSort(take('$sort'));
  const skip = stageCount('$skip', take('$skip'));
  const limit = stageCount('$limit', take('$limit'));
  if (limit === 0) throw new StoreError(15958, 'the limit must be positive');
  const [only] = filters;
  const filter = filters.length > 1 ? { $and: filters } : isDocument(only) ? only : {};
  compileFilter(filter);
  const options = { sort, skip: skip ?? 0, limit: limit ?? 0 };
  const documents = collection
    ? findRecords(collection, filter, options).map((record) => record.bytes)
    : [];
  return { rest: stages.slice(at), documents };
}

function stageCount(name: string, value: Value): number | undefined {
  if (value === undefined) return undefined;
  const count = isNumeric(value) ? Number(value.toString()) : NaN;
  if (!Number.isInteger(count) || count < 0)
    throw new StoreError(5107201, `invalid argument to ${name} stage`);
  return count;
}
