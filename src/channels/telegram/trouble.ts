import { GrammyError } from 'grammy';
import type { Condition } from './condition.js';
import { apiErrorCode, describeFailure } from './failures.js';
import { backoff, type Timing } from './timing.js';

/**
 * Reports a failed call of the adapter's own upkeep.
 * @param failures how many in a row, from 1
 * @returns how long to wait before the next try, in milliseconds
 */
export function judgeFailure(
  error: unknown,
  failures: number,
  condition: Condition,
  timing: Timing,
): number {
  const detail = describeFailure(error);
  switch (apiErrorCode(error)) {
    case 401:
    case 404: // a token that does not even look like one
      condition.trouble('down', 'Telegram refuses the bot token (TELEGRAM_BOT_TOKEN)', detail);
      return timing.hopelessMs;
    case 409:
      condition.trouble(
        'degraded',
        'another program takes the messages of this bot with the same token',
        detail,
      );
      return timing.hopelessMs;
    case 429:
      condition.trouble('degraded', 'Telegram asks to slow down', detail);
      return retryAfterMs(error) ?? timing.hopelessMs;
    case undefined:
      condition.trouble('degraded', 'Telegram can not be reached', detail);
      return backoff(failures, timing.backoffMs);
    default:
      condition.trouble('degraded', 'Telegram answers with an error', detail);
      return backoff(failures, timing.backoffMs);
  }
}

function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? undefined : seconds * 1000;
}
