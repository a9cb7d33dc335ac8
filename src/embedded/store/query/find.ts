import type { Document } from '../bson/value.js';
import type { Collection } from '../collection/collection.js';
import type { StoredRecord } from '../collection/record.js';
import { compileFilter } from './compile.js';
import { planQuery } from './plan.js';
import { type SortField, sortItems } from './sort.js';

export interface FindOptions {
  sort?: SortField[];
  skip?: number;
  /** 0: no limit. */
  limit?: number;
}

/** The records that match, in order. The list is the caller's: it may change the collection. */
export function findRecords(
  collection: Collection,
  filter: Document,
  options: FindOptions = {},
): StoredRecord[] {
  const { sort = [], skip = 0, limit = 0 } = options;
  const matches = compileFilter(filter);
  const plan = planQuery(collection, filter, sort);
  const ordered = plan.ordered || sort.length === 0;
  const enough = ordered && limit > 0 ? skip + limit : Infinity;
  const found: StoredRecord[] = [];
  for (const record of plan.records()) {
    if (!matches(record.bytes)) continue;
    found.push(record);
    if (found.length >= enough) break;
  }
  const sorted = ordered ? found : sortItems(found, sort, (record) => record.bytes);
  if (skip === 0 && limit === 0) return sorted;
  return sorted.slice(skip, limit > 0 ? skip + limit : undefined);
}
