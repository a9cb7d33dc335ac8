import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyInstance } from 'fastify';
import type { Logger } from '../ports/logger.js';
import { demandSameOrigin } from './security.js';

export type BoardQueue = Queue<unknown, unknown>;

export interface QueuesPageParts {
  /** Resolves when the queues are open. */
  queues: Promise<BoardQueue[]>;
  publicUrl: string;
  logger: Logger;
}

const path = '/queues';

/**
 * The site's policy, but for what Bull Board's page needs: styles made by its script, and a `<base>`.
 * Its fonts come from elsewhere and stay away; it reads well without.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join(';');

/**
 * Bull Board at `/queues`. The routes are there at once, the queues appear when they are open. Whoever
 * adds it puts a guard in front. Its script carries no token of ours: what it changes is guarded by the
 * cookie's SameSite and by where the request says it comes from.
 */
export function addQueuesPage(app: FastifyInstance, parts: QueuesPageParts): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('content-security-policy', policy);
    if (request.method !== 'GET') demandSameOrigin(request, parts.publicUrl);
    return Promise.resolve();
  });
  const serverAdapter = new FastifyAdapter().setBasePath(path);
  const board = createBullBoard({
    queues: [],
    serverAdapter,
    options: {
      uiConfig: {
        boardTitle: 'PASti',
        hideRedisDetails: true,
        miscLinks: [{ text: 'PASti', url: '/' }],
      },
    },
  });
  // Bull Board's own handler would send whole stacks.
  serverAdapter.setErrorHandler((error) => {
    const { statusCode: status = 500 } = error as { statusCode?: number };
    if (status >= 500) parts.logger.error({ err: error }, 'the page of the queues failed');
    return { status: status as 500, body: { error: status >= 500 ? 'broken' : error.message } };
  });
  void app.register(serverAdapter.registerPlugin(), { prefix: path });
  parts.queues.then(
    (queues) => {
      board.replaceQueues(queues.map((queue) => new BullMQAdapter(queue)));
    },
    (err: unknown) => {
      parts.logger.error({ err }, 'the page of the queues has none to show');
    },
  );
}
