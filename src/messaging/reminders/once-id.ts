import type { Reminder } from './reminder.js';

const prefix = 'reminder';

/** Names one planning of a reminder in the ledger of what is sent once. */
export const onceId = ({ id, version }: Pick<Reminder, 'id' | 'version'>): string =>
  `${prefix} ${version} ${id}`;

/** The row and its planning; undefined for what is no reminder. */
export function readOnceId(once: string): { id: string; version: number } | undefined {
  const [, version, id] = /^reminder (\d+) (.+)$/.exec(once) ?? [];
  return id === undefined ? undefined : { id, version: Number(version) };
}
