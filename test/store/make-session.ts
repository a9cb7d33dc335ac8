import type { OutboxEntry, Session } from '../../src/ports/store.js';

let made = 0;

/** An id that no other test uses. */
export const freshId = (kind = 'telegram'): string => `${kind}:${(made += 1)}`;

export const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 24, 3, 0, seconds));

/** A session that is not stored yet. */
export function makeSession(changes: Partial<Session> = {}): Session {
  const id = changes.id ?? freshId();
  return {
    id,
    channel: 'telegram',
    address: id.slice(id.indexOf(':') + 1),
    rev: 0,
    conversation: { frames: [], asked: 0, parked: {}, person: {}, locale: 'id' },
    recent: [],
    outbox: {},
    ...changes,
  };
}

export function makeEntry(changes: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    key: 'r0',
    order: 1,
    locale: 'id',
    events: [{ type: 'said', key: 'menu:help.say', values: { n: 1, deep: { list: [1, null] } } }],
    forget: [],
    clear: [],
    by: 'one',
    until: at(30),
    ...changes,
  };
}
