import { createHash } from 'node:crypto';
import type { Ticket, TicketStore } from '../ports/store.js';
import type { Database } from './connect.js';
import type { AuditEntry } from '../ports/audit.js';

/** What the office reads and must be able to prove: tickets, consent texts, the audit log. */
export function officeStore({ tickets, failures, texts, auditLog }: Database) {
  return {
    async open({ id, ...ticket }: Ticket): Promise<void> {
      await tickets.updateOne(
        { _id: id },
        { $setOnInsert: { ...ticket, state: 'open' } },
        { upsert: true },
      );
    },
    /** Tickets that are not closed, oldest first. */
    async openTickets(limit: number): Promise<Ticket[]> {
      const found = await tickets
        .find({ state: { $in: ['open', 'taken'] } })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id, ...rest }) => ({ id: _id, ...rest }) as Ticket);
    },
    async forgetTickets(contactId: string): Promise<void> {
      await tickets.deleteMany({ contactId });
      await failures.deleteMany({ contactId });
    },
    /** Keeps a text under an id made of its content. */
    async keepText(locale: string, text: string): Promise<string> {
      const id = createHash('sha256').update(`${locale}\n${text}`).digest('hex').slice(0, 16);
      await texts.updateOne({ _id: id }, { $setOnInsert: { locale, text } }, { upsert: true });
      return id;
    },
    async audit(entry: AuditEntry): Promise<void> {
      const { id, ...rest } = entry;
      await auditLog.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    },
    /**
     * Takes a subject out of the audit log. Each line is written anew before the old one goes: run again after a
     * crash in between, none is lost and none is there twice.
     */
    async forgetSubject(subject: string, renamed: (id: string) => string): Promise<void> {
      for (const { _id, action, by, at } of await auditLog
        .find({ subject })
        .sort({ at: 1, _id: 1 })
        .lean()) {
        const line = { action, by, at, subject: 'deleted' };
        await auditLog.updateOne(
          { _id: renamed(String(_id)) },
          { $setOnInsert: line },
          { upsert: true },
        );
        await auditLog.deleteOne({ _id });
      }
    },
  } satisfies TicketStore & Record<string, unknown>;
}
