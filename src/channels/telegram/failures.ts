import { GrammyError, HttpError } from 'grammy';
import { SendError } from '../../ports/send-error.js';
import { neverConnected } from './agent.js';

const gone =
  /chat not found|user not found|user is deactivated|PEER_ID_INVALID|bot can't initiate/i;

/**
 * Says what went wrong in one line that is safe to log: error messages of the HTTP client hold the
 * whole URL and with it the bot token.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof GrammyError) {
    return scrub(`${error.method}: ${error.error_code} ${error.description}`);
  }
  if (error instanceof HttpError) {
    return scrub(`${error.message} ${networkReason(error.error)}`.trim());
  }
  return scrub(error instanceof Error ? error.message : String(error));
}

/** Takes everything that looks like a bot token out of a text. */
export function scrub(text: string): string {
  return text.replace(/\d+(:|%3A)[\w-]{10,}/gi, '<token>').replace(/\/bot[^/\s]+/g, '/bot<token>');
}

/**
 * What a failed call means for whoever wanted to send something. Here and nowhere else it is decided whether Telegram
 * may have taken it: where there was a connection and no answer, or an answer of a gateway or of a server that
 * failed, nobody knows.
 */
export function toSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const message = describeFailure(error);
  // The original is not handed on as the cause: it holds the token and the text of the message.
  const cause = new Error(message);
  if (!(error instanceof GrammyError)) {
    const reason = error instanceof HttpError ? error.error : error;
    return new SendError('unavailable', message, { cause, unsure: !neverConnected(reason) });
  }
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const retryAfterMs = (parameters.retry_after ?? 1) * 1000;
    return new SendError('rate-limited', message, { retryAfterMs, cause });
  }
  if (code >= 500) return new SendError('unavailable', message, { cause, unsure: true });
  // They speak of the bot's token, which is no fault of the message.
  if (code === 401 || code === 404) return new SendError('unavailable', message, { cause });
  if (gone.test(description)) return new SendError('unreachable', message, { cause });
  return new SendError(code === 403 ? 'blocked' : 'rejected', message, { cause });
}

/** The error code of the Bot API's answer; undefined when there was no answer. */
export function apiErrorCode(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.error_code : undefined;
}

/** Errors of housekeeping that mean there is nothing left to do. */
export function isPointless(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    /message is not modified|message to (edit|delete) not found|can't be edited|query is too old/i.test(
      error.description,
    )
  );
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code === undefined ? error.message : `(${code})`;
}
