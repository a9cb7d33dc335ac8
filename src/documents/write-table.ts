import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Cell, SheetColumn } from './sheet.js';

type Row = Record<string, Cell>;

const formats = {
  text: '@',
  number: '#,##0',
  money: '"Rp"#,##0;[Red]-"Rp"#,##0',
  moment: 'yyyy-mm-dd hh:mm',
} as const;

const longestCell = 32_000;

/**
 * Writes a table line by line, so that its length does not matter: as CSV (UTF-8 with byte order mark; what a
 * spreadsheet would take for a formula gets an apostrophe) or XLSX (texts are typed as texts), by the file's name.
 * @returns how many lines
 * @throws Error where the name ends in neither
 */
export async function writeTable(
  path: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<Row>,
): Promise<number> {
  switch (extname(path).toLowerCase()) {
    case '.csv':
      return writeCsv(path, columns, rows);
    case '.xlsx':
      return writeWorkbook(path, columns, rows);
    default:
      throw new Error(`${path}: the name ends in .csv or .xlsx`);
  }
}

async function writeCsv(
  path: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<Row>,
): Promise<number> {
  const { stringify } = await import('csv-stringify');
  let count = 0;
  const lines = async function* () {
    yield columns.map(({ title }) => title);
    for await (const row of rows) {
      count += 1;
      yield columns.map(({ key }) => written(row[key]));
    }
  };
  const writer = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  await pipeline(Readable.from(lines()), writer, createWriteStream(path, { mode: 0o600 }));
  return count;
}

const written = (value: Cell): string | number =>
  value === null || value === undefined
    ? ''
    : value instanceof Date
      ? value.toISOString()
      : typeof value === 'boolean'
        ? String(value)
        : value;

async function writeWorkbook(
  path: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<Row>,
): Promise<number> {
  const { default: Excel } = await import('exceljs');
  const stream = createWriteStream(path, { mode: 0o600 });
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const page = book.addWorksheet('PASti', { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ key, title, width, as = 'text' }) => ({
    key,
    header: title,
    width: width ?? Math.max(12, title.length + 4),
    style: { numFmt: formats[as] },
  }));
  let count = 0;
  for await (const row of rows) {
    count += 1;
    page.addRow(columns.map(({ key }) => plain(row[key]))).commit();
  }
  page.commit();
  await book.commit();
  return count;
}

/** Only plain values reach the library: an object could be a formula or a link. */
function plain(value: Cell): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string'
    ? value.replace(/[^\P{Cc}\n\t]/gu, '').slice(0, longestCell)
    : value;
}
