import { autoRetry } from '@grammyjs/auto-retry';
import { HttpError, type RawApi, type Transformer } from 'grammy';
import { pause } from './timing.js';

/**
 * Calls that the client may make again by itself: done twice, they are as if done once. What a person gets is not
 * among them: whether a message is sent again, whoever sends it decides.
 */
const repeatable: ReadonlySet<string> = new Set([
  'getMe',
  'getFile',
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'setMyCommands',
  'setMyDescription',
  'deleteMessage',
  'editMessageReplyMarkup',
  'answerCallbackQuery',
] as const satisfies (keyof RawApi)[]);

/** A longer wait than this is for the caller, who knows what else there is to do. */
const longestWaitSeconds = 2;

/** Repeats what failed for a moment: a lost connection, a 5xx, a short rate limit. Only calls of the list. */
export const repeatTransient = (pausesMs: readonly number[]): Transformer[] =>
  // The first transformer is the innermost: a rate limit is waited for outside the other retries.
  [
    afterTrouble(pausesMs),
    autoRetry({
      maxRetryAttempts: 1,
      maxDelaySeconds: longestWaitSeconds,
      // It would repeat these without end, or after 3 seconds at the earliest.
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  ].map(ofRepeatable);

const ofRepeatable =
  (transformer: Transformer): Transformer =>
  (prev, method, payload, signal) =>
    repeatable.has(method)
      ? transformer(prev, method, payload, signal)
      : prev(method, payload, signal);

/** Repeats a call after a lost connection or a 5xx, a few times and soon. A timeout is final. */
function afterTrouble(pausesMs: readonly number[]): Transformer {
  return async (prev, method, payload, signal) => {
    for (const pauseMs of pausesMs) {
      try {
        const answer = await prev(method, payload, signal);
        if (answer.ok || answer.error_code < 500) return answer;
      } catch (error) {
        if (!(error instanceof HttpError) || isTimeout(error) || signal?.aborted) throw error;
      }
      await pause(pauseMs);
    }
    return prev(method, payload, signal);
  };
}

function isTimeout(error: HttpError): boolean {
  return error.error instanceof Error && error.error.message.includes('timed out after');
}
