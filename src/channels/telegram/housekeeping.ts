import type { Api } from 'grammy';
import type { Tidying } from '../../ports/channel.js';
import type { Logger } from '../../ports/logger.js';
import { describeFailure, isPointless } from './failures.js';

/** Calls beside the conversation: a failure is logged, never raised. */
export class Housekeeping {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly api: Api,
    private readonly logger: Logger,
  ) {}

  /** Resolves when it is done; nobody has to wait for it. */
  async tidy(address: string, { clear, forget }: Tidying): Promise<void> {
    const chat_id = address;
    await Promise.all([
      // First what is sensitive. A person's messages can be deleted for 48 hours.
      ...forget.map((ref) =>
        this.attempt('deleteMessage', () =>
          this.api.raw.deleteMessage({ chat_id, message_id: Number(ref) }),
        ),
      ),
      ...clear.map((ref) =>
        this.attempt('editMessageReplyMarkup', () =>
          this.api.raw.editMessageReplyMarkup({ chat_id, message_id: Number(ref) }),
        ),
      ),
    ]);
  }

  /** Ends the waiting that a pressed button shows. */
  answerPress(queryId: string, text?: string): void {
    void this.attempt('answerCallbackQuery', () =>
      this.api.raw.answerCallbackQuery({ callback_query_id: queryId, text }),
    );
  }

  showTyping(address: string): void {
    void this.attempt('sendChatAction', () =>
      this.api.raw.sendChatAction({ chat_id: address, action: 'typing' }),
    );
  }

  /** Resolves when everything begun so far is done. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private attempt(method: string, call: () => Promise<unknown>): Promise<void> {
    const attempt = call().then(
      () => undefined,
      (error: unknown) => {
        if (isPointless(error)) return;
        const fields = { method, detail: describeFailure(error) };
        this.logger.warn(fields, 'Telegram: housekeeping failed');
      },
    );
    this.underWay.add(attempt);
    return attempt.finally(() => this.underWay.delete(attempt));
  }
}
