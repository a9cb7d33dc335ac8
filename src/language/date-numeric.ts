import { type Cursor } from './tokens.js';

/** What a date in figures says, before it is checked. A missing year stays missing. */
export interface NumericDate {
  day: number;
  month: number;
  year?: string;
}

const separators = /^[/.-]$/;
const short = /^\d{1,2}$/;

/** "17/08/1990", "17 08 90", "1990-08-17", "170890", "17081990", "17/8" at the cursor: day, month, year. */
export function readNumericDate(cursor: Cursor): NumericDate | undefined {
  return (
    readCompact(cursor) ?? readSeparated(cursor) ?? readSpaced(cursor) ?? readYearFirst(cursor)
  );
}

function readCompact(cursor: Cursor): NumericDate | undefined {
  const match = /^(\d\d)(\d\d)(\d\d|\d{4})$/.exec(cursor.digits());
  if (!match) return undefined;
  cursor.at++;
  return { day: Number(match[1]), month: Number(match[2]), year: match[3] };
}

function readSeparated(cursor: Cursor): NumericDate | undefined {
  const mark = cursor.mark(1);
  const [day, month] = [cursor.digits(), cursor.digits(2)];
  if (!separators.test(mark) || !short.test(day) || !short.test(month)) return undefined;
  const year = cursor.digits(4);
  if (cursor.mark(3) === mark && /^(\d\d|\d{4})$/.test(year)) {
    cursor.at += 5;
    return { day: Number(day), month: Number(month), year };
  }
  if (!standsAlone(mark, Number(day), Number(month)) || separators.test(cursor.mark(3)))
    return undefined;
  cursor.at += 3;
  return { day: Number(day), month: Number(month) };
}

/** Without a year "5-12" may be a range and "5.12" a time; "17/8" and "17-8" are neither. */
function standsAlone(mark: string, day: number, month: number): boolean {
  return mark === '/' || (mark === '-' && day > month);
}

function readSpaced(cursor: Cursor): NumericDate | undefined {
  const [day, month, year] = [cursor.digits(), cursor.digits(1), cursor.digits(2)];
  if (!short.test(day) || !short.test(month) || !/^(\d\d|\d{4})$/.test(year)) return undefined;
  cursor.at += 3;
  return { day: Number(day), month: Number(month), year };
}

function readYearFirst(cursor: Cursor): NumericDate | undefined {
  const [year, month, day] = [cursor.digits(), cursor.digits(2), cursor.digits(4)];
  const mark = cursor.mark(1);
  if (!/^\d{4}$/.test(year) || !separators.test(mark) || cursor.mark(3) !== mark) return undefined;
  if (!short.test(month) || !short.test(day)) return undefined;
  cursor.at += 5;
  return { day: Number(day), month: Number(month), year };
}
