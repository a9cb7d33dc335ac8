import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Request } from './child-process.js';
import type { LinkRequest, WhatsAppRecords } from './options.js';
import type { LinkStatus } from './status.js';

export interface DeskParts {
  records: Pick<WhatsAppRecords, 'publish' | 'noteAlive' | 'takeRequest'>;
  clock: Clock;
  ask: (request: Request) => Promise<unknown>;
  restart: () => void;
  logger: Logger;
}

/** Between two looks for what the dashboard asks for. */
const lookEveryMs = 1_500;

/** Between two signs of life: whoever wants to send is in another process, and must not wait for one that was killed. */
const aliveEveryMs = 15_000;

/** Shows how the account stands, and does what the dashboard asks for: it may be in another process. */
export class Desk {
  private timers: NodeJS.Timeout[] = [];
  private latest: LinkStatus | undefined;
  private showing: Promise<void> | undefined;

  constructor(private readonly parts: DeskParts) {}

  open(): void {
    this.timers = [
      setInterval(() => void this.look(), lookEveryMs).unref(),
      setInterval(() => void this.signOfLife(), aliveEveryMs).unref(),
    ];
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Only the latest matters: what was overtaken while the store was busy is left out. */
  show(status: LinkStatus): void {
    this.latest = status;
    this.showing ??= this.publish().finally(() => {
      this.showing = undefined;
    });
  }

  async settled(): Promise<void> {
    await this.showing;
  }

  private async publish(): Promise<void> {
    while (this.latest) {
      const status = this.latest;
      this.latest = undefined;
      try {
        // First: what is shown is not taken for the last word of a process that is gone.
        await this.parts.records.noteAlive(this.parts.clock.now());
        await this.parts.records.publish(status);
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'WhatsApp: its state was not kept');
      }
    }
  }

  private async signOfLife(): Promise<void> {
    try {
      await this.parts.records.noteAlive(this.parts.clock.now());
    } catch (error) {
      this.parts.logger.debug({ err: error }, 'WhatsApp: a sign of life was not kept');
    }
  }

  private async look(): Promise<void> {
    try {
      const request = await this.parts.records.takeRequest();
      if (request) await this.act(request);
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'WhatsApp: what the dashboard asked for failed');
    }
  }

  private async act(request: LinkRequest): Promise<void> {
    this.parts.logger.info({ what: request.what }, 'WhatsApp: asked for on the dashboard');
    if (request.what === 'restart') this.parts.restart();
    else if (request.what === 'logout') await this.parts.ask({ type: 'logout' });
    else await this.parts.ask({ type: 'pair', phone: request.phone });
  }
}
