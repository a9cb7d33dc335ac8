import { expect, it } from '@jest/globals';
import type { Reader, Reading, ReadingContext } from '../../src/language/reading.js';

/** Thursday, 12 March 2026, ten in the morning in Jakarta. */
export const thursday: ReadingContext = {
  now: new Date('2026-03-12T10:00:00+07:00'),
  timeZone: 'Asia/Jakarta',
};

/** A reading in one line: the value, `? a | b` for an ambiguous one, `! reason` for a rejected one. */
export function inOneLine(
  reading: Reading<unknown>,
  show: (value: never) => string = String,
): string {
  switch (reading.outcome) {
    case 'value':
      return show(reading.value as never);
    case 'ambiguous':
      return `? ${reading.values.map((value) => show(value as never)).join(' | ')}`;
    case 'rejected':
      return `! ${reading.reason}`;
  }
}

/** Declares one test a row. A row is `text -> expected`; lines without an arrow are headings. */
export function readsAsTabled<T>(
  read: Reader<T>,
  table: string,
  show?: (value: T) => string,
): void {
  for (const row of table.split('\n')) {
    const [text, expected] = row.split('->').map((part) => part.trim());
    if (text === undefined || expected === undefined) continue;
    it(`reads "${text}" as ${expected}`, () => {
      expect(inOneLine(read(text, thursday), show)).toBe(expected);
    });
  }
}
