import { closest, distance } from 'fastest-levenshtein';
import type { Flow } from '../flow.js';

/** What can be wrong with a flow file. The code is for programs, the message for authors. */
export const faultCodes = [
  'yaml',
  'duplicate-key',
  'bad-value',
  'missing-field',
  'unknown-field',
  'unknown-kind',
  'bad-version',
  'duplicate-flow',
  'unknown-node',
  'unknown-flow',
  'unknown-action',
  'unknown-command',
  'unknown-option',
  'unknown-variable',
  'unreachable-node',
  'branch-without-outcome',
  'outcome-without-branch',
  'missing-text',
  'unused-text',
  'unclear-option',
  'bad-placeholder',
  'unknown-placeholder',
  'endless-loop',
  'too-many-steps',
  'recursive-call',
  'moved-from-existing',
  'shared-command',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** A fault of a flow file. Lines count from 1. */
export interface Fault {
  file: string;
  line: number;
  node?: string;
  code: FaultCode;
  message: string;
}

/**
 * A fault at a place of a loaded flow.
 * @param path Where in the file, e.g. `['nodes', 'nik', 'to', 'new']`; the nearest enclosing place
 *   whose line is known counts.
 */
export function faultAt(flow: Flow, path: string[], code: FaultCode, message: string): Fault {
  const { file, lines } = flow.source;
  const fault: Fault = { file, line: lineAt(lines, path), code, message: oneLine(message) };
  if (path[0] === 'nodes' && path[1] !== undefined) fault.node = path[1];
  return fault;
}

/** The key under which `source.lines` holds the line of a place: `/nodes/nik/to`. */
export function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** The line of a place, or of the nearest enclosing place whose line is known. */
export function lineAt(lines: Record<string, number>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const line = lines[pointer(path.slice(0, length))];
    if (line !== undefined) return line;
  }
  return 1;
}

/** `; did you mean "save"?` if one of the allowed names is near, else nothing. */
export function didYouMean(given: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return '';
  const near = closest(given, allowed);
  if (near === given) return '';
  const limit = given.length < 4 ? 1 : given.length < 8 ? 2 : 3;
  const slip = distance(given, near) <= limit || letters(given) === letters(near);
  return slip ? `; did you mean "${near}"?` : '';
}

/** Two names with the same letters differ by letters that changed places. */
const letters = (name: string): string => name.split('').sort().join('');

/** `a, b, c`, cut where it gets long; `none` for an empty list. */
export function listed(names: readonly string[], most = 20): string {
  if (names.length === 0) return 'none';
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Faults are printed one a line, whatever was quoted in them. */
export function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}
