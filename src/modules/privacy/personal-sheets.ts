import type { Sheet } from '../../documents/sheet.js';

type Row = Record<string, unknown>;

/**
 * What is kept of a person as sheets, one a collection, a line a thing. Nested fields get a column each
 * (`kecamatan.name`); what is sealed shows its mask; a thing's place in the log of a platform is left out.
 * @param name Finds what a collection is called; its own name stands in.
 */
export function personalSheets(
  kept: Record<string, Row[]>,
  name: (collection: string) => string | undefined,
): Sheet[] {
  return Object.entries(kept).map(([collection, rows]) => {
    const flat = rows.map((row) => flatten(row));
    const keys = [...new Set(flat.flatMap((row) => Object.keys(row)))];
    return {
      name: name(collection) ?? collection,
      columns: keys.map((key) => ({ key, title: key, width: Math.max(14, key.length + 2) })),
      rows: flat,
    };
  });
}

const hidden = ['platformRef', 'choices', 'request', 'sealed', 'textId'];

function flatten(row: Row, path = ''): Record<string, string | number | boolean> {
  const cells: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(row)) {
    const name = key === '_id' ? 'id' : key;
    const at = path === '' ? name : `${path}.${name}`;
    if (hidden.includes(key) || value === null || value === undefined) continue;
    if (typeof value === 'number' || typeof value === 'boolean') cells[at] = value;
    else if (typeof value === 'string') cells[at] = value;
    else if (value instanceof Date) cells[at] = value.toISOString();
    else if (Array.isArray(value)) cells[at] = JSON.stringify(value);
    else if (isSealed(value)) cells[at] = value.masked;
    else Object.assign(cells, flatten(value as Row, at));
  }
  return cells;
}

const isSealed = (value: unknown): value is { masked: string } =>
  typeof value === 'object' && value !== null && 'sealed' in value && 'masked' in value;
