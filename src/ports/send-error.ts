export type SendErrorCode =
  | 'blocked' // the person blocked us or left
  | 'unreachable' // no way to that address (a closed page, an unknown number)
  | 'rate-limited'
  | 'unavailable' // network or platform trouble
  | 'rejected'; // the platform refuses this message for good

/** A platform's failure to take a message. Raised by channels only. */
export class SendError extends Error {
  readonly code: SendErrorCode;
  /** Worth another try, after `retryAfterMs` if given. */
  readonly retryable: boolean;
  /** The person can not be reached at this address any more. */
  readonly userGone: boolean;
  readonly retryAfterMs: number | undefined;
  /** There was no answer: the platform may have taken the message all the same. */
  readonly unsure: boolean;

  constructor(
    code: SendErrorCode,
    message: string,
    options: { retryAfterMs?: number; unsure?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'SendError';
    this.code = code;
    this.retryable = code === 'rate-limited' || code === 'unavailable';
    this.userGone = code === 'blocked' || code === 'unreachable';
    this.retryAfterMs = options.retryAfterMs;
    this.unsure = options.unsure ?? false;
  }
}
