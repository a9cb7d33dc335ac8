import type { Health } from '../../ports/channel.js';
import type { Logger } from '../../ports/logger.js';

/** The state of one side of the connection; a change is logged once, however often it is confirmed. */
export class Condition {
  private current: Health;

  constructor(
    private readonly logger: Logger,
    private readonly subject: string,
    initial: Health = { state: 'up' },
  ) {
    this.current = initial;
  }

  get health(): Health {
    return this.current;
  }

  up(): void {
    if (this.current.state === 'up') return;
    this.current = { state: 'up' };
    this.logger.info({}, `Telegram: ${this.subject} works`);
  }

  /** @param detail what is logged beside the reason; reasons are fixed sentences, details vary */
  trouble(state: 'degraded' | 'down', reason: string, detail: string): void {
    const before = this.current;
    this.current = { state, reason };
    if (before.state === state && before.reason === reason) return;
    const message = `Telegram: ${this.subject} fails: ${reason}`;
    if (state === 'down') this.logger.error({ detail }, message);
    else this.logger.warn({ detail }, message);
  }
}

const order = { up: 0, degraded: 1, down: 2 } as const;

export function worst(all: Health[]): Health {
  return all.reduce((a, b) => (order[b.state] > order[a.state] ? b : a), { state: 'up' });
}
