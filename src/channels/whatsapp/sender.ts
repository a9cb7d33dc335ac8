import { setTimeout as wait } from 'node:timers/promises';
import type { Outgoing, Receipt } from '../../ports/channel.js';
import type { FileStore } from '../../ports/files.js';
import { SendError } from '../../ports/send-error.js';
import { Pieces, type Piece } from '../pieces.js';
import type { Request } from './child-process.js';
import { encode } from './encode.js';
import { notReady } from './not-ready.js';
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
  private readonly pieces = new Pieces(toSendError);
  private line: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly parts: SenderParts) {}

  /** @throws SendError */
  async send(id: string, message: Outgoing): Promise<Receipt> {
    if (!this.parts.isReady()) throw notReady('WhatsApp is not ready');
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
    const file = await this.fileOf(message);
    const texts = encode(message);
    const pieces = texts.map((text, index): Piece => () => {
      const last = index === texts.length - 1;
      return this.sendPiece(to, text, last ? file : undefined);
    });
    return this.pieces.send(`${to} ${message.id} ${message.text}`, pieces);
  }

  private async sendPiece(to: string, text: string, file: SentFile | undefined): Promise<string> {
    const { timing, luck } = this.parts;
    // Where a crowd waits, nobody watches somebody else being typed to.
    const typingMs = this.waiting > 3 ? 0 : typingFor(text, luck(), timing);
    const request = { type: 'send' as const, to, text, typingMs, ...(file && { file }) };
    const done = await this.parts.ask(request, timing.callMs + typingMs);
    return sentSchema.parse(done).ref;
  }

  private async fileOf({ file }: Outgoing): Promise<SentFile | undefined> {
    if (!file) return undefined;
    let kept: Awaited<ReturnType<FileStore['read']>>;
    try {
      kept = await this.parts.readFile?.(file.id);
    } catch (cause) {
      throw new SendError('unavailable', 'The file could not be read', { cause });
    }
    if (!kept) return undefined;
    return { name: kept.name, mime: kept.mime, base64: Buffer.from(kept.bytes).toString('base64') };
  }
}

type SentFile = NonNullable<Extract<Request, { type: 'send' }>['file']>;

/** What an order that failed means: who gave it says whether it may have been carried out. */
const toSendError = (error: unknown): SendError =>
  error instanceof SendError
    ? error
    : new SendError('unavailable', 'WhatsApp answered something else', {
        unsure: true,
        cause: error,
      });
