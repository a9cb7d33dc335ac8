import { type Cursor } from './tokens.js';

/** A number written in digits, as a fraction of whole numbers so that nothing is rounded. */
export interface Literal {
  numerator: number;
  denominator: number;
  /** `unclear`: one group of three ("1.500"), thousands or decimals depending on what follows. */
  style: 'plain' | 'grouped' | 'decimal' | 'unclear';
}

export type LiteralReading = Literal | 'malformed' | undefined;

interface Written {
  groups: string[];
  marks: string[];
}

/** Takes the digits at the cursor and every glued ".ddd" or ",ddd" behind them. */
function take(cursor: Cursor): Written {
  const written: Written = { groups: [cursor.digits()], marks: [] };
  cursor.at++;
  while (/^[.,]$/.test(cursor.mark()) && cursor.digits(1) !== '') {
    if (cursor.peek()?.gap !== false || cursor.peek(1)?.gap !== false) break;
    written.marks.push(cursor.mark());
    written.groups.push(cursor.digits(1));
    cursor.at += 2;
  }
  return written;
}

/** "20 000 000": groups of three behind spaces. One group alone only when it is 000. */
function takeSpaced(cursor: Cursor, first: string): string | undefined {
  if (first.length > 3) return undefined;
  const groups: string[] = [];
  while (/^\d{3}$/.test(cursor.digits(groups.length))) groups.push(cursor.digits(groups.length));
  if (groups.length === 0 || (groups.length === 1 && groups[0] !== '000')) return undefined;
  if (cursor.peek(groups.length)?.kind === 'digits') return undefined;
  cursor.at += groups.length;
  return first + groups.join('');
}

const literal = (digits: string, decimals: string, style: Literal['style']): LiteralReading =>
  digits.length + decimals.length > 15
    ? 'malformed'
    : { numerator: Number(digits + decimals), denominator: 10 ** decimals.length, style };

const inThrees = ([first = '', ...rest]: string[]): boolean =>
  /^[1-9]\d{0,2}$/.test(first) && rest.length > 0 && rest.every((group) => group.length === 3);

/** One kind of mark: thousands in groups of three, or one decimal mark. */
function classify({ groups, marks }: Written): LiteralReading {
  const [first = '', second = ''] = groups;
  if (marks.length === 1 && second.length <= 2) {
    return /^(0|[1-9]\d*)$/.test(first) ? literal(first, second, 'decimal') : 'malformed';
  }
  if (!inThrees(groups)) return 'malformed';
  if (marks.length > 1) return literal(groups.join(''), '', 'grouped');
  return marks[0] === '.' ? literal(groups.join(''), '', 'unclear') : 'malformed';
}

/** Thousands in one mark and decimals behind the other: "1.500.000,00", "1,500,000.00". */
function classifyMixed({ groups, marks }: Written): LiteralReading {
  const decimals = groups.at(-1) ?? '';
  const thousands = groups.slice(0, -1);
  const sameMark = marks.slice(0, -1).every((mark) => mark === marks[0]);
  const enough = marks[0] === '.' || thousands.length > 2;
  if (!sameMark || !enough || !inThrees(thousands) || decimals.length > 2) return 'malformed';
  return literal(thousands.join(''), decimals, 'grouped');
}

/**
 * A number in digits at the cursor. Dots and commas are read the Indonesian way: dots in groups of
 * three are thousands, a comma is decimal; two or more comma groups of three are thousands too.
 * Leading zeros, broken groups and a single ",ddd" are `malformed`.
 */
export function readLiteral(cursor: Cursor): LiteralReading {
  if (cursor.digits() === '') return undefined;
  const written = take(cursor);
  const [first = ''] = written.groups;
  if (written.marks.length === 0) {
    if (first.length > 1 && first.startsWith('0')) return 'malformed';
    const spaced = first === '0' ? undefined : takeSpaced(cursor, first);
    return spaced === undefined ? literal(first, '', 'plain') : literal(spaced, '', 'grouped');
  }
  const oneMark = written.marks.every((mark) => mark === written.marks[0]);
  return oneMark ? classify(written) : classifyMixed(written);
}
