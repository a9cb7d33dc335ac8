import { expect } from '@jest/globals';
import type { Golden, Stored } from './play.js';

/**
 * Holds the store to the remarks at the end of a golden conversation:
 * - `# store: participants 1, tickets 0` counts documents,
 * - `# find: participants {"name": "Siti"}` wants a document with (at least) these fields,
 * - `# gone: Siti Aminah` wants the text in no document at all.
 */
export function expectStored({ foot }: Golden, stored: Stored): void {
  for (const line of foot) {
    const [, kind, rest = ''] = /^# (store|find|gone): (.*)$/.exec(line) ?? [];
    if (kind === 'store') expectCounts(rest, stored);
    if (kind === 'find') expectDocument(rest, stored);
    if (kind === 'gone') expect(JSON.stringify(stored)).not.toContain(rest);
  }
}

function expectCounts(rest: string, stored: Stored): void {
  const wanted = rest.split(', ').map((part) => part.split(' '));
  const counts = wanted.map(([name = '']) => [name, String(stored[name]?.length)]);
  expect(counts).toEqual(wanted);
}

function expectDocument(rest: string, stored: Stored): void {
  const at = rest.indexOf(' ');
  const fields = JSON.parse(rest.slice(at)) as object;
  const documents: unknown = stored[rest.slice(0, at)];
  expect(documents).toEqual(expect.arrayContaining([expect.objectContaining(deep(fields))]));
}

/** Objects inside may have further fields as well. */
const deep = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? expect.objectContaining(deep(value))
        : value,
    ]),
  );

/** Numbers long enough for a NIK that were typed, with whatever stood between the digits taken out. */
function longNumbers(script: string): string[] {
  const typed = script.match(/(?<=^\w*> ).*$/gm) ?? [];
  // Numbers of permits are kept: halal after ID, P-IRT as on labels, with the year behind a dash.
  const others = typed.map((line) => line.replace(/\bID\d{14,18}\b|\b\d{13}-\d{2}\b/g, ''));
  const runs = others.flatMap((line) => line.match(/\d(?:[ .-]?\d){14,}/g) ?? []);
  return runs.map((run) => run.replace(/\D/g, ''));
}

/** No identity number that was typed may stand anywhere in the store, however it is written. */
export function expectNoClearNik({ script }: Golden, stored: Stored): void {
  const documents = Object.entries(stored).flatMap(([name, list]) =>
    list.map((document) => [name, document._id, JSON.stringify(document)].join(' ')),
  );
  for (const number of longNumbers(script)) {
    const spread = new RegExp(number.replace(/\B/g, '[\\s._/-]{0,2}'));
    expect(documents.filter((text) => spread.test(text))).toEqual([]);
  }
}

/** Nothing that is said or logged holds a placeholder, but for what somebody typed. */
export function expectCleanTexts({ script }: Golden, transcript: string, stored: Stored): void {
  const typed = (script.match(/(?<=^\w*> ).*$/gm) ?? []).join('\n');
  const said = transcript.split('\n').filter((line) => /^\w*</.test(line));
  const logged = (stored.messages ?? []).map(({ text }) => String(text));
  const raw = [...said, ...logged].filter((line) => /\{\{|\$t\(/.test(line));
  expect(raw.filter((line) => !typed.includes(line))).toEqual([]);
}
