import { decodeValue } from '../bson/decode.js';
import { BsonWriter, encodeDocument } from '../bson/encode.js';
import { type Element, listElements } from '../bson/raw.js';
import { keyOf } from '../bson/key-string.js';
import { type Document, setField, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Rename, Update } from './compile.js';
import { findTargets, type Placeholders } from './target.js';

export const maxDocumentBytes = 16 * 1024 * 1024;

export interface Changed {
  bytes: Buffer;
  /** Top-level fields that differ; `undefined`: any may. */
  heads: ReadonlySet<string> | undefined;
}

export interface ApplyOptions {
  /** Where the query matched in an array. */
  position?: number;
  /** The document is made by an upsert. */
  inserting?: boolean;
}

/** The document after an update, or `undefined` if that changes nothing. @throws StoreError */
export function applyUpdate(
  bytes: Buffer,
  update: Update,
  options: ApplyOptions = {},
): Changed | undefined {
  const changed =
    update.kind === 'replace' ? replace(bytes, update.document) : modify(bytes, update, options);
  if (changed && changed.bytes.length > maxDocumentBytes) {
    throw new StoreError(
      17419,
      `Resulting document after update is larger than ${maxDocumentBytes}`,
    );
  }
  return changed;
}

function replace(bytes: Buffer, document: Document): Changed | undefined {
  const [id] = listElements(bytes).filter((element) => element.name === '_id');
  const kept = id && decodeValue(bytes, id.type, id.valueStart, id.end);
  if (document._id !== undefined && kept !== undefined && keyOf(document._id) !== keyOf(kept))
    throw immutableId();
  const result = encodeDocument({
    ...(kept === undefined ? {} : { _id: kept }),
    ...document,
    ...(kept === undefined ? {} : { _id: kept }),
  });
  return result.equals(bytes) ? undefined : { bytes: result, heads: undefined };
}

/** Only the top-level fields that an operator touches are read and written; the rest is copied. */
function modify(
  bytes: Buffer,
  update: Extract<Update, { kind: 'modify' }>,
  options: ApplyOptions,
): Changed | undefined {
  const steps = options.inserting ? update.steps : update.steps.filter((step) => !step.onInsert);
  const heads = new Set<string>();
  for (const step of steps) heads.add(step.parts[0] ?? '');
  for (const { from, to } of update.renames) heads.add(from[0] ?? '').add(to[0] ?? '');
  const elements = listElements(bytes);
  const part: Document = {};
  for (const { name, type, valueStart, end } of elements) {
    if (heads.has(name)) setField(part, name, decodeValue(bytes, type, valueStart, end));
  }
  const placeholders: Placeholders = { position: options.position, filters: update.filters };
  for (const rename of update.renames) applyRename(part, rename, placeholders);
  for (const step of steps) {
    for (const target of findTargets(part, step.parts, placeholders, step.create))
      step.apply(target);
  }
  return assemble(bytes, elements, part, heads);
}

function applyRename(part: Document, { from, to }: Rename, placeholders: Placeholders): void {
  const [source] = findTargets(part, from, placeholders, false);
  const value = source?.get();
  if (!source || value === undefined) return;
  if (Array.isArray(source.parent))
    throw new StoreError('BadValue', 'The source field of $rename may not be an array element');
  source.unset();
  const [target] = findTargets(part, to, placeholders, true);
  if (!target || Array.isArray(target.parent)) {
    throw new StoreError(
      'BadValue',
      'The destination field of $rename may not be an array element',
    );
  }
  target.set(value);
}

const writer = new BsonWriter();

/** Old fields in their place, with new values; new fields behind them, by name. */
function assemble(
  bytes: Buffer,
  elements: Element[],
  part: Document,
  heads: Set<string>,
): Changed | undefined {
  const changed = new Set<string>();
  const added = new Set(heads);
  const start = writer.reset().open();
  for (const { name, start: from, end: to } of elements) {
    if (!heads.has(name)) {
      writer.raw(bytes, from, to);
      continue;
    }
    added.delete(name);
    const before = writer.length;
    if (Object.hasOwn(part, name)) writer.field(name, part[name]);
    if (!writer.endsWith(before, bytes, from, to)) changed.add(name);
  }
  for (const name of [...added].sort(byName)) {
    if (!Object.hasOwn(part, name)) continue;
    writer.field(name, part[name]);
    changed.add(name);
  }
  writer.close(start);
  if (changed.size === 0) return undefined;
  const result = writer.take();
  if (changed.has('_id')) checkId(bytes, elements, part._id);
  return { bytes: result, heads: changed };
}

function checkId(bytes: Buffer, elements: Element[], value: Value): void {
  const old = elements.find((element) => element.name === '_id');
  if (!old) return;
  const before = decodeValue(bytes, old.type, old.valueStart, old.end);
  if (value === undefined || keyOf(before) !== keyOf(value)) throw immutableId();
}

function immutableId(): StoreError {
  return new StoreError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

function byName(a: string, b: string): number {
  const numeric = /^\d+$/;
  if (numeric.test(a) && numeric.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}
