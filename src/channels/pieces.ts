import { LRUCache } from 'lru-cache';
import type { Receipt } from '../ports/channel.js';
import type { SendError } from '../ports/send-error.js';

/** One call to the platform. @returns the platform's reference of what it took */
export type Piece = () => Promise<string>;

/** What is remembered of messages that broke off. */
const remembered = { max: 1_000, ttl: 600_000, updateAgeOnGet: true } as const;

/**
 * Sends messages of several pieces, one after the other. A message that broke off goes on where it was when it is
 * sent again under its name: what the platform took is not sent twice.
 */
export class Pieces {
  /** How many pieces the platform has taken of messages that broke off. */
  private readonly taken = new LRUCache<string, number>(remembered);

  /** @param toSendError says what a failed call means, above all whether the platform may have taken the piece */
  constructor(private readonly toSendError: (error: unknown) => SendError) {}

  /**
   * @param name of the message: its address, its id and what it says
   * @param pieces at least one
   * @throws SendError `partly` where an earlier piece is out
   */
  async send(name: string, pieces: readonly Piece[]): Promise<Receipt> {
    const begin = Math.min(this.taken.get(name) ?? 0, pieces.length - 1);
    let ref = '';
    for (let index = begin; index < pieces.length; index += 1) {
      ref = await this.sendOne(pieces[index], index);
      if (index + 1 < pieces.length) this.taken.set(name, index + 1);
    }
    if (pieces.length > 1) this.taken.delete(name);
    return { ref };
  }

  private async sendOne(piece: Piece | undefined, index: number): Promise<string> {
    try {
      return (await piece?.()) ?? '';
    } catch (error) {
      const failure = this.toSendError(error);
      throw index > 0 ? failure.afterAPart() : failure;
    }
  }
}
