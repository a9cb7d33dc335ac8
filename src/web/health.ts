import type { FastifyInstance } from 'fastify';
import type { Health } from '../ports/channel.js';
import type { WebParts } from './types.js';

type State = Health['state'];

/**
 * `/healthz`: the process answers. `/readyz`: the state of every part with its reason; 503 only while
 * the store is down, as without the others people are still served.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  parts: Pick<WebParts, 'readiness' | 'logger'>,
): void {
  app.get('/healthz', (_request, reply) => {
    return reply.header('cache-control', 'no-store').send({ status: 'ok' });
  });
  app.get('/readyz', async (_request, reply) => {
    const states = await readStates(parts);
    const status = overall(states);
    return reply
      .code(states.store?.state === 'down' ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({ status, parts: states });
  });
}

async function readStates(
  parts: Pick<WebParts, 'readiness' | 'logger'>,
): Promise<Record<string, Health>> {
  try {
    return await parts.readiness();
  } catch (err) {
    parts.logger.error({ err }, 'The state of the parts could not be read');
    return { store: { state: 'down', reason: 'its state could not be read' } };
  }
}

function overall(states: Record<string, Health>): State {
  if (states.store?.state === 'down') return 'down';
  return Object.values(states).every(({ state }) => state === 'up') ? 'up' : 'degraded';
}
