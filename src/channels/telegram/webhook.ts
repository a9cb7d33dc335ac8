import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Logger } from '../../ports/logger.js';
import { describeFailure } from './failures.js';

/** The HTTP status to answer with: anything but 200 makes Telegram send the update again later. */
export type WebhookStatus = 200 | 400 | 401 | 500 | 503;

export interface WebhookParts {
  secret: string;
  /** Rejects when the update could not be saved. */
  handle: (update: Update) => Promise<void>;
  logger: Logger;
}

/** Takes the updates that Telegram posts, and tells the route what to answer. */
export class WebhookReceiver {
  private readonly underWay = new Map<number, Promise<WebhookStatus>>();
  private readonly secretHash: Buffer;
  private stopped = false;

  constructor(private readonly parts: WebhookParts) {
    this.secretHash = hash(parts.secret);
  }

  /**
   * @param secretHeader the header `X-Telegram-Bot-Api-Secret-Token`
   * @param body the update, parsed or not
   * @returns resolves after the update is saved; never rejects
   */
  async handle(secretHeader: string | undefined, body: unknown): Promise<WebhookStatus> {
    // Hashes are equally long, so that the time to compare tells nothing of the secret.
    if (!timingSafeEqual(hash(secretHeader ?? ''), this.secretHash)) return 401;
    const update = parseUpdate(body);
    if (!update) return 400;
    if (this.stopped) return 503;
    // Telegram posts an update again when the answer takes long: both get the answer of the first.
    const running = this.underWay.get(update.update_id) ?? this.begin(update);
    return running;
  }

  /** Takes nothing more; resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.underWay.values());
  }

  private begin(update: Update): Promise<WebhookStatus> {
    const running = this.run(update);
    this.underWay.set(update.update_id, running);
    void running.finally(() => this.underWay.delete(update.update_id));
    return running;
  }

  private async run(update: Update): Promise<WebhookStatus> {
    try {
      await this.parts.handle(update);
      return 200;
    } catch (error) {
      const fields = { updateId: update.update_id, detail: describeFailure(error) };
      this.parts.logger.warn(
        fields,
        'Telegram: an update could not be handled, it will come again',
      );
      return 500;
    }
  }
}

function parseUpdate(body: unknown): Update | undefined {
  let parsed = body;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    try {
      parsed = JSON.parse(body.toString());
    } catch {
      return undefined;
    }
  }
  return isUpdate(parsed) ? parsed : undefined;
}

function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isSafeInteger(value.update_id)
  );
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
