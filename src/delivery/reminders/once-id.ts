import type { Reminder } from './reminder.js';

const prefix = 'reminder';

/** Names one planning of a reminder: what it opens is the same at each try. */
export const openingId = ({ id, version }: Pick<Reminder, 'id' | 'version'>): string =>
  `${prefix} ${version} ${id}`;

/** Names the latest claim of a reminder in the ledger of what is sent once. */
export const onceId = ({
  id,
  version,
  attempts,
}: Pick<Reminder, 'id' | 'version' | 'attempts'>): string =>
  `${prefix} ${version}.${attempts} ${id}`;

export interface Claim {
  id: string;
  version: number;
  /** Undefined in what lay in an outbox before claims were named. */
  attempts?: number;
}

/** Whether a claim is the latest one of a row. */
export const isClaimOf = (
  { id, version, attempts }: Claim,
  row: Pick<Reminder, 'id' | 'version' | 'attempts'>,
): boolean =>
  id === row.id && version === row.version && (attempts ?? row.attempts) === row.attempts;

/** The row and its claim; undefined for what is no reminder. */
export function readOnceId(once: string): Claim | undefined {
  const [, version, attempts, id] = /^reminder (\d+)(?:\.(\d+))? (.+)$/.exec(once) ?? [];
  if (id === undefined) return undefined;
  return {
    id,
    version: Number(version),
    ...(attempts !== undefined && { attempts: Number(attempts) }),
  };
}
