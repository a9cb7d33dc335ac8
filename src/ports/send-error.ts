export type SendErrorCode =
  | 'blocked' // the person blocked us or left
  | 'unreachable' // no way to that address (a closed page, an unknown number)
  | 'rate-limited'
  | 'unavailable' // network or platform trouble
  | 'rejected'; // the platform refuses this message for good

interface SendErrorOptions {
  retryAfterMs?: number | undefined;
  unsure?: boolean;
  partly?: boolean;
  cause?: unknown;
}

/** A platform's failure to take a message. Raised by channels only. */
export class SendError extends Error {
  readonly code: SendErrorCode;
  /** Worth another try, after `retryAfterMs` if given. */
  readonly retryable: boolean;
  /** The person can not be reached at this address any more. */
  readonly userGone: boolean;
  readonly retryAfterMs: number | undefined;
  /**
   * Nobody knows whether the platform took the message: the connection was cut, the answer stayed away, or it was an
   * error of the platform's own. False: it certainly did not.
   */
  readonly unsure: boolean;
  /** A part of the message is out: only the same message, under its id, goes on behind it. */
  readonly partly: boolean;

  constructor(code: SendErrorCode, message: string, options: SendErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'SendError';
    this.code = code;
    this.retryable = code === 'rate-limited' || code === 'unavailable';
    this.userGone = code === 'blocked' || code === 'unreachable';
    this.retryAfterMs = options.retryAfterMs;
    this.unsure = options.unsure ?? false;
    this.partly = options.partly ?? false;
  }

  /** The same failure, of a message of which a part is out. */
  afterAPart(): SendError {
    const { code, message, retryAfterMs, unsure, cause } = this;
    return new SendError(code, message, { retryAfterMs, unsure, partly: true, cause });
  }
}
