/** A line of a file: what stands under each column. */
export interface FileRow {
  /** In the file, the heading is line 1. */
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** What is wrong with a cell, in words for the office. */
export interface RowFault {
  line: number;
  column: string;
  given: string;
  allowed: string;
}

export interface Column {
  name: string;
  required: boolean;
  /** What may stand there. */
  allowed: string;
}

/** Something that a file can bring. `keep` is idempotent: the same line again is `known`. */
export interface ImportKind {
  columns: readonly Column[];
  /** Reads a line whole before anything is written. */
  read(row: FileRow): { keep: () => Promise<'new' | 'known'> } | { faults: string[] };
}

export interface ImportResult {
  fresh: number;
  known: number;
  faults: RowFault[];
  /** Lines with a fault: nothing of them was kept. */
  refused: number;
}

/** What is wrong with a heading; undefined when it will do. */
export function headingFault(kind: ImportKind, heading: readonly string[]): string | undefined {
  const names = kind.columns.map(({ name }) => name);
  const missing = kind.columns.filter(({ name, required }) => required && !heading.includes(name));
  // Spreadsheets leave empty columns behind.
  const unknown = heading.filter((name) => name !== '' && !names.includes(name));
  if (missing.length + unknown.length === 0) return undefined;
  const parts = [
    missing.length > 0 && `missing: ${missing.map(({ name }) => name).join(', ')}`,
    unknown.length > 0 && `unknown: ${unknown.join(', ')}`,
  ];
  return `line 1, ${parts.filter(Boolean).join('; ')} (columns: ${names.join(', ')})`;
}

/**
 * Takes a file in, line by line: lines with faults are reported, the others kept.
 * @param show how a cell is written in a report; identity numbers masked
 * @param dryRun reads only
 */
export async function importRows(
  kind: ImportKind,
  rows: AsyncIterable<FileRow>,
  { show, dryRun }: { show: (text: string) => string; dryRun: boolean },
): Promise<ImportResult> {
  const result: ImportResult = { fresh: 0, known: 0, faults: [], refused: 0 };
  for await (const row of rows) {
    if (Object.values(row.cells).every((text) => text === '')) continue;
    const read = kind.read(row);
    if ('faults' in read) {
      result.refused += 1;
      for (const column of read.faults) {
        const allowed = kind.columns.find(({ name }) => name === column)?.allowed ?? '';
        result.faults.push({
          line: row.line,
          column,
          given: show(row.cells[column] ?? ''),
          allowed,
        });
      }
    } else if (dryRun) result.fresh += 1;
    else if ((await read.keep()) === 'new') result.fresh += 1;
    else result.known += 1;
  }
  return result;
}
