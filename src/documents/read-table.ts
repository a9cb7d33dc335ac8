import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { FileRow } from './import-kind.js';

/** Longest cell, in characters: more is no answer of anybody. */
const longestCell = 4_000;

export interface Table {
  heading: string[];
  rows: AsyncIterable<FileRow>;
}

/**
 * Reads a table out of a file: CSV (with `,` or `;`, UTF-8), or the first sheet of an XLSX. Cells come as texts;
 * of a formula the value that was kept with it.
 * @throws Error in one line where it is neither, or can not be read
 */
export async function readTable(path: string): Promise<Table> {
  const lines = extname(path).toLowerCase() === '.xlsx' ? readSheet(path) : readCsv(path);
  const reader = lines[Symbol.asyncIterator]();
  const first = await reader.next();
  const heading = first.done ? [] : first.value.map((name) => name.toLowerCase());
  return { heading, rows: rowsUnder(heading, reader) };
}

async function* rowsUnder(
  heading: readonly string[],
  reader: AsyncIterator<string[]>,
): AsyncIterable<FileRow> {
  for (let line = 2; ; line += 1) {
    const next = await reader.next();
    if (next.done) return;
    const cells = heading.map((name, index) => [name, next.value[index] ?? ''] as const);
    yield { line, cells: Object.fromEntries(cells) };
  }
}

const clean = (cell: unknown): string =>
  (typeof cell === 'string' ? cell : '').trim().slice(0, longestCell);

async function* readCsv(path: string): AsyncIterable<string[]> {
  const { parse } = await import('csv-parse');
  const options = { bom: true, relax_column_count: true, relax_quotes: true };
  const parser = parse({ ...options, delimiter: await delimiterOf(path) });
  const source = createReadStream(path);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const record of parser) yield (record as unknown[]).map(clean);
}

/** What parts the heading. */
async function delimiterOf(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { encoding: 'utf8', end: 4_095 })) {
    const [heading = ''] = String(chunk).split('\n');
    return heading.split(';').length > heading.split(',').length ? ';' : ',';
  }
  return ',';
}

async function* readSheet(path: string): AsyncIterable<string[]> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error(`${path} has no sheet`);
  for (let line = 1; line <= sheet.rowCount; line += 1) {
    const values = sheet.getRow(line).values;
    yield Array.from(Array.isArray(values) ? values.slice(1) : [], (cell) => clean(asText(cell)));
  }
}

/** Days of a spreadsheet begin with 1900: what is before is a time of day. */
const firstDay = Date.UTC(1900, 0, 1);

const dayOrTime = (at: Date): string =>
  at.getTime() < firstDay ? at.toISOString().slice(11, 16) : at.toISOString().slice(0, 10);

/**
 * A whole number without an exponent. Excel keeps 15 digits and makes the others 0: such a number is left with its
 * exponent, so that no reader takes it.
 */
function numberText(value: number): string {
  if (!Number.isInteger(value)) return String(value);
  const cut = Math.abs(value) >= 1e15 && value % 10 === 0;
  return cut ? value.toExponential() : value.toFixed(0);
}

/** A day as YYYY-MM-DD, a time as HH:MM, a number, the kept result of a formula. */
function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dayOrTime(cell);
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'string' || typeof cell === 'boolean') return String(cell);
  if (typeof cell !== 'object') return '';
  if ('result' in cell) return asText(cell.result);
  if ('text' in cell) return asText(cell.text);
  const { richText } = cell as { richText?: { text: string }[] };
  return richText?.map(({ text }) => text).join('') ?? '';
}
