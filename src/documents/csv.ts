import type { Sheet } from './sheet.js';

/** What a cell can hold; a `Date` is a moment in UTC. */
const written = (value: unknown): string | number => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/**
 * A sheet as CSV (RFC 4180, UTF-8 with byte order mark, so that spreadsheets read it right). What a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
export async function makeCsv({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const titles = columns.map(({ title }) => title);
  const lines = rows.map((row) => columns.map(({ key }) => written(row[key])));
  return stringify([titles, ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
