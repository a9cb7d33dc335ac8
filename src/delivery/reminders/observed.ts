/** What became of a reminder, for the metrics. */
export interface Observed {
  kind: string;
  outcome: 'sent' | 'handed' | 'skipped' | 'failed' | 'ambiguous' | 'cancelled';
  channel?: string;
  /** Of what was sent: how long after `dueAt`. */
  lateMs?: number;
}
