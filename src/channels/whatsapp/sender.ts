import { setTimeout as wait } from 'node:timers/promises';
import type { Outgoing, Receipt } from '../../ports/channel.js';
import type { FileStore } from '../../ports/files.js';
import { SendError } from '../../ports/send-error.js';
import type { Request } from './child-process.js';
import { encode } from './encode.js';
import { sentSchema } from './protocol.js';
import { gapFor, typingFor, type Timing } from './timing.js';

export interface SenderParts {
  ask: (request: Request, patienceMs: number) => Promise<unknown>;
  isReady: () => boolean;
  readFile: FileStore['read'] | undefined;
  timing: Timing;
  /** From 0 to 1. */
  luck: () => number;
}

/**
 * Sends like a person: one message after the other over all chats, each after a moment of "typing...". Whoever waits too
 * long in the line is told "not now", before anything of the message has gone out.
 */
export class Sender {
  private line: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly parts: SenderParts) {}

  /** @throws SendError */
  async send(id: string, message: Outgoing): Promise<Receipt> {
    if (!this.parts.isReady()) {
      throw new SendError('unavailable', 'WhatsApp is not ready', { retryAfterMs: 5_000 });
    }
    const due = performance.now() + this.parts.timing.queueMs;
    this.waiting += 1;
    const turn = this.line.then(() => this.sendNow(id, message, due));
    this.line = turn.catch(() => undefined).then(() => this.rest());
    return turn.finally(() => {
      this.waiting -= 1;
    });
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    await this.line;
  }

  private rest(): Promise<unknown> {
    return wait(gapFor(this.parts.luck(), this.parts.timing.gapMs));
  }

  private async sendNow(to: string, message: Outgoing, due: number): Promise<Receipt> {
    if (performance.now() > due) {
      throw new SendError('rate-limited', 'many answers are in the line', { retryAfterMs: 2_000 });
    }
    const { timing, luck } = this.parts;
    const file = await this.fileOf(message);
    const texts = encode(message);
    let ref = '';
    for (const [index, text] of texts.entries()) {
      const last = index === texts.length - 1;
      // Where a crowd waits, nobody watches somebody else being typed to.
      const typingMs = this.waiting > 3 ? 0 : typingFor(text, luck(), timing);
      const request = { type: 'send' as const, to, text, typingMs };
      const done = await this.parts.ask(
        { ...request, ...(last && file && { file }) },
        timing.callMs + typingMs,
      );
      ref = sentSchema.parse(done).ref;
    }
    return { ref };
  }

  private async fileOf({ file }: Outgoing) {
    if (!file) return undefined;
    const kept = await this.parts.readFile?.(file.id);
    if (!kept) return undefined;
    return { name: kept.name, mime: kept.mime, base64: Buffer.from(kept.bytes).toString('base64') };
  }
}
