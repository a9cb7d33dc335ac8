import type { LoggedMessage, MessageLog } from '../../src/ports/store.js';

/** A message log in memory that keeps the port's promises. `broken` makes every call fail. */
export class MemoryLog implements MessageLog {
  readonly rows = new Map<string, LoggedMessage>();
  broken = false;

  append(messages: LoggedMessage[]): Promise<void> {
    if (this.broken) return Promise.reject(new Error('log is down'));
    for (const row of messages) if (!this.rows.has(row.id)) this.rows.set(row.id, row);
    return Promise.resolve();
  }

  latest(contactId: string, limit: number): Promise<LoggedMessage[]> {
    if (this.broken) return Promise.reject(new Error('log is down'));
    const rows = [...this.rows.values()].filter((row) => row.contactId === contactId);
    return Promise.resolve(rows.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-limit));
  }

  hasFile(contactId: string, fileId: string): Promise<boolean> {
    const rows = [...this.rows.values()];
    return Promise.resolve(
      rows.some((row) => row.contactId === contactId && row.file?.id === fileId),
    );
  }

  forget(contactId: string): Promise<void> {
    for (const row of this.rows.values()) if (row.contactId === contactId) this.rows.delete(row.id);
    return Promise.resolve();
  }
}
