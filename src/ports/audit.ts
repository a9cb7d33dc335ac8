/** One line of the audit log: who did what to whom. Never a password, nor what was typed in vain. */
export interface AuditEntry {
  /** Natural: a line that is there already stays as it is. */
  id: string;
  action: string;
  subject: string;
  by: string;
  at: Date;
}
export type Audit = (entry: AuditEntry) => Promise<void>;
