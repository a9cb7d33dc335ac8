import type ExcelJs from 'exceljs';
import { palette } from './palette.js';

export type Cell = string | number | boolean | Date | null | undefined;

export interface SheetColumn {
  key: string;
  title: string;
  /** Characters; default by the title. */
  width?: number;
  /** Default `text`. Money is whole rupiah, a day YYYY-MM-DD. */
  as?: 'text' | 'number' | 'money' | 'moment';
}

export interface Sheet {
  /** On the tab. */
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly Record<string, Cell>[];
  /** Shown in bold below the rows. */
  total?: Record<string, Cell>;
}

const formats = {
  text: '@',
  number: '#,##0',
  money: '"Rp"#,##0;[Red]-"Rp"#,##0',
  moment: 'yyyy-mm-dd hh:mm',
} as const;

const longestCell = 32_000;

/**
 * A workbook of sheets, as XLSX. Texts stay texts: the cells are typed and formatted so, and nothing a person
 * wrote is ever taken for a formula.
 * @param about `title` and the moment of making go into the file's properties
 */
export async function makeWorkbook(
  sheets: readonly Sheet[],
  about: { title: string; at: Date },
): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  Object.assign(book, { creator: 'PASti', title: about.title, created: about.at });
  const names = new Set<string>();
  for (const sheet of sheets) fill(book.addWorksheet(tabName(sheet.name, names)), sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function fill(page: ExcelJs.Worksheet, { columns, rows, total }: Sheet): void {
  page.columns = columns.map(({ key, title, width, as = 'text' }) => ({
    key,
    header: title,
    width: width ?? Math.max(12, title.length + 4),
    style: { numFmt: formats[as] },
  }));
  const head = page.getRow(1);
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: argb(palette.shade) } };
  page.views = [{ state: 'frozen', ySplit: 1 }];
  for (const row of rows) page.addRow(cells(columns, row));
  if (total) page.addRow(cells(columns, total)).font = { bold: true };
}

const cells = (columns: readonly SheetColumn[], row: Record<string, Cell>) =>
  columns.map(({ key }) => plain(row[key]));

/** Only plain values reach the library: an object could be a formula or a link. */
function plain(value: unknown): string | number | boolean | Date | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value instanceof Date) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // XML has no control characters.
  return text.replace(/[^\P{Cc}\n\t]/gu, '').slice(0, longestCell);
}

const argb = (colour: string): string => `FF${colour.slice(1).toUpperCase()}`;

/** Excel takes 31 characters, some signs not at all, and no name twice. */
function tabName(name: string, taken: Set<string>): string {
  const clean = name.replace(/[\\/?*[\]:']/g, ' ').trim() || 'Sheet';
  let tab = clean.slice(0, 31);
  for (let next = 2; taken.has(tab.toLowerCase()); next++)
    tab = `${clean.slice(0, 27)} ${String(next)}`;
  taken.add(tab.toLowerCase());
  return tab;
}
