import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { autoRetry } from '@grammyjs/auto-retry';
import { Api, HttpError, type Transformer } from 'grammy';
import { pause, type Timing } from './timing.js';

/** Connections kept to the platform. More calls than that wait for a free one. */
const maxConnections = 256;

/** A longer wait than this is for the caller's queue, which knows what else there is to send. */
const longestWaitSeconds = 2;

export interface BotClient {
  /** Calls that retry short troubles themselves. */
  api: Api;
  /** Calls that fail at once, with time enough for a long poll. */
  pollApi: Api;
  /** Calls that carry files; a lost one is left to the caller. */
  fileApi: Api;
}

/** Sets up the Bot API client: connections are kept and reused for http and https alike. */
export function createBotClient(token: string, apiRoot: string, timing: Timing): BotClient {
  const root = apiRoot.replace(/\/+$/, '');
  const Agent = root.startsWith('https:') ? HttpsAgent : HttpAgent;
  const baseFetchConfig = {
    compress: true,
    agent: new Agent({ keepAlive: true, maxSockets: maxConnections }),
  };
  const api = new Api(token, {
    apiRoot: root,
    timeoutSeconds: timing.callSeconds,
    baseFetchConfig,
  });
  // The first transformer is the innermost: a rate limit is waited for outside the other retries.
  api.config.use(retryTransient(timing.retryMs));
  api.config.use(
    autoRetry({
      maxRetryAttempts: 1,
      maxDelaySeconds: longestWaitSeconds,
      // It would repeat these without end, or after 3 seconds at the earliest.
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );
  const pollApi = new Api(token, {
    apiRoot: root,
    timeoutSeconds: timing.pollSeconds + timing.callSeconds,
    baseFetchConfig: { ...baseFetchConfig, agent: new Agent({ keepAlive: true }) },
  });
  const fileApi = new Api(token, {
    apiRoot: root,
    timeoutSeconds: timing.fileSeconds,
    baseFetchConfig,
  });
  return { api, pollApi, fileApi };
}

/** Repeats a call after a lost connection or a 5xx, a few times and soon. A timeout is final. */
function retryTransient(pausesMs: readonly number[]): Transformer {
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
