import { Api } from 'grammy';
import { createAgent } from './agent.js';
import { repeatTransient } from './repeating.js';
import type { Timing } from './timing.js';

/** Connections kept to the platform. More calls than that wait for a free one. */
const maxConnections = 256;

export interface BotClient {
  /** Calls that may be made twice are repeated after short troubles; what sends something fails at once. */
  api: Api;
  /** Calls that fail at once, with time enough for a long poll. */
  pollApi: Api;
  /** Calls that carry files, and fail at once. */
  fileApi: Api;
}

/** Sets up the Bot API client: connections are kept and reused for http and https alike. */
export function createBotClient(token: string, apiRoot: string, timing: Timing): BotClient {
  const root = apiRoot.replace(/\/+$/, '');
  const { protocol } = new URL(root);
  const { connectMs } = timing;
  const agent = createAgent(protocol, { connectMs, maxSockets: maxConnections });
  const open = (timeoutSeconds: number, through = agent) =>
    new Api(token, {
      apiRoot: root,
      timeoutSeconds,
      baseFetchConfig: { compress: true, agent: through },
    });
  const api = open(timing.callSeconds);
  api.config.use(...repeatTransient(timing.retryMs));
  return {
    api,
    pollApi: open(timing.pollSeconds + timing.callSeconds, createAgent(protocol, { connectMs })),
    fileApi: open(timing.fileSeconds),
  };
}
