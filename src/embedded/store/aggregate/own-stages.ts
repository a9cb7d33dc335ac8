import { type Iterator, Lazy } from 'mingo/lazy';
import type { Document, Value } from '../bson/value.js';
import { compileFilter } from '../query/compile.js';
import { parseSort, sortItems } from '../query/sort.js';

/** `$match` inside mingo's pipelines, by the rules of queries. */
export function matchStage(source: Iterator, filter: unknown): Iterator {
  const matches = compileFilter(filter as Document);
  return source.filter((document: Document) => matches(document));
}

/** `$sort` inside mingo's pipelines, in BSON's order. */
export function sortStage(source: Iterator, sort: unknown): Iterator {
  const fields = parseSort(sort as Value);
  return source.transform((documents: Document[]) =>
    Lazy(sortItems(documents, fields, (document) => document)),
  );
}
