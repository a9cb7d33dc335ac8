import { normalize } from './tokens.js';

/** The number that a label begins with, as far as a person could mean the option by it. Both ends count. */
export interface LabelNumber {
  kind: 'number' | 'range' | 'open-range';
  from: number;
  to: number;
  /** The word behind it: `tahun` of "1-3 tahun"; empty where none follows at once. */
  unit: string;
}

const unit = String.raw`(?:\s*(\p{L}+))?`;
const between = new RegExp(
  String.raw`^(\d{1,4})\s*(?:-|sampai|hingga|to|until)\s*(\d{1,4})(?!\d)${unit}`,
  'u',
);
const below = new RegExp(
  String.raw`^(?:<|di ?bawah|kurang dari|less than|fewer than|under|below)\s*(\d{1,4})(?!\d)${unit}`,
  'u',
);
const above = new RegExp(
  String.raw`^(?:>|di ?atas|lebih dari|more than|over|above)\s*(\d{1,4})(?!\d)${unit}`,
  'u',
);
const andMore = /^(\d{1,4})(?:\s*\+\s*(\p{L}+)?|\s+(\p{L}+)\s+(?:atau lebih|ke atas|or more)\b)/u;
const amount = /^(\d{1,3}(?:\.\d{3})+)(?!\d)/;
const clock = /^(\d{1,2})[.:]\d{2}(?!\d)/;
const plain = /^(\d{1,4})(?![\d\p{L}])(?:\s+(\p{L}+))?/u;

/** Marks and emoji in front say nothing; signs of a range do. */
const ornament = /^[^\p{L}\p{N}<>]+/u;

/**
 * Reads the number in front of a label: 5 of "5 - sangat bermanfaat", 2 of "2 meja", 9 of "09.00 Senin", 1 to 3 of
 * "1-3 tahun", up to 5 of "Di bawah 6 bulan". Undefined where it begins with something else, or where
 * letters are written against it ("3R Kitchen").
 */
export function readLabelNumber(label: string): LabelNumber | undefined {
  const text = normalize(label).replace(ornament, '');
  return readRange(text) ?? readNumber(text);
}

function readRange(text: string): LabelNumber | undefined {
  const [, from, to, of = ''] = between.exec(text) ?? [];
  if (from !== undefined && Number(from) < Number(to))
    return { kind: 'range', from: Number(from), to: Number(to), unit: of };
  const [, most, mostOf = ''] = below.exec(text) ?? [];
  if (most !== undefined)
    return { kind: 'open-range', from: 0, to: Number(most) - 1, unit: mostOf };
  const [, least, leastOf = ''] = above.exec(text) ?? [];
  if (least !== undefined)
    return { kind: 'open-range', from: Number(least) + 1, to: Infinity, unit: leastOf };
  const [, first, near = '', behind = near] = andMore.exec(text) ?? [];
  if (first === undefined) return undefined;
  return { kind: 'open-range', from: Number(first), to: Infinity, unit: behind };
}

function readNumber(text: string): LabelNumber | undefined {
  const grouped = amount.exec(text)?.[1]?.replaceAll('.', '');
  const [, figure, of = ''] = plain.exec(text) ?? [];
  const written = grouped ?? clock.exec(text)?.[1] ?? figure;
  if (written === undefined) return undefined;
  return { kind: 'number', from: Number(written), to: Number(written), unit: of };
}
