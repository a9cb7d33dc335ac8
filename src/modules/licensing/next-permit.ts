import { isRecorded, permitKinds, type Permit, type PermitKind } from './permit.js';

/** What to do next about permits, and with which. */
export interface NextPermit {
  what: 'returned' | 'wanted' | 'applied' | 'waiting' | 'none';
  kind?: PermitKind;
}

/** What was sent back first, then what was not begun, then what is under way; nothing when all are recorded. */
export function nextPermit(permits: readonly Permit[]): NextPermit {
  const first = (state: Permit['state']) =>
    permitKinds.find((kind) => permits.some((one) => one.kind === kind && one.state === state));
  for (const what of ['returned', 'wanted', 'applied'] as const) {
    const kind = first(what);
    if (kind) return { what, kind };
  }
  const waiting = first('reported');
  return waiting ? { what: 'waiting', kind: waiting } : { what: 'none' };
}

/** How many permits are there, reported or verified, and of how many. */
export const countPermits = (permits: readonly Permit[]) => ({
  done: permits.filter(isRecorded).length,
  verified: permits.filter(({ state }) => state === 'verified').length,
  total: permits.length,
});
