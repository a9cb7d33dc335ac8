import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Document, LineCounter, Node } from 'yaml';
import { pointer } from './fault.js';

/** A key that stands twice in one mapping. */
export interface Duplicate {
  path: string[];
  line: number;
  first: number;
}

export interface YamlLines {
  /** Line of every place, by pointer (`/nodes/nik/to`). For a field it is the line of its key. */
  lines: Record<string, number>;
  duplicates: Duplicate[];
}

/** Finds the line of every place of a YAML document, and the keys that are given twice. */
export function readLines(document: Document, counter: LineCounter): YamlLines {
  const found: YamlLines = { lines: Object.create(null) as Record<string, number>, duplicates: [] };
  visit(document.contents, [], found, counter);
  return found;
}

function visit(value: unknown, path: string[], found: YamlLines, counter: LineCounter): void {
  if (isSeq(value)) {
    value.items.forEach((item, index) => {
      const place = [...path, String(index)];
      found.lines[pointer(place)] = lineOf(item, counter);
      visit(item, place, found, counter);
    });
  } else if (isMap(value)) {
    for (const item of value.items) {
      if (isPair(item)) visitPair(item.key, item.value, path, found, counter);
    }
  }
}

function visitPair(
  key: unknown,
  value: unknown,
  path: string[],
  found: YamlLines,
  counter: LineCounter,
): void {
  const place = [...path, keyText(key)];
  const line = lineOf(key, counter);
  const first = found.lines[pointer(place)];
  if (first !== undefined) {
    found.duplicates.push({ path: place, line, first });
    return;
  }
  found.lines[pointer(place)] = line;
  visit(value, place, found, counter);
}

/** The key as `toJS` writes it; keys that are no plain words only have to be told apart. */
function keyText(key: unknown): string {
  if (isScalar(key)) return String(key.value);
  if (isAlias(key)) return `*${key.source}`;
  return JSON.stringify(key);
}

function lineOf(item: unknown, counter: LineCounter): number {
  const range = (item as Node | null | undefined)?.range;
  return range ? Math.max(1, counter.linePos(range[0]).line) : 1;
}
