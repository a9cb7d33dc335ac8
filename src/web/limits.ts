import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from './failure.js';
import type { WebConfig } from './types.js';

const PER_VISITOR = 120;
const PER_ADDRESS = 6000;

export type CheckPace = (request: FastifyRequest, visitor: string | undefined) => Promise<void>;

/** Readies the counting; limits are then asked for where a request's visitor is known. */
export function addRateLimits(app: FastifyInstance): void {
  void app.register(rateLimit, { global: false });
}

/**
 * Makes the check of a POST: so many a minute per visitor, and many more per network address, as a
 * whole class room may sit behind one. To be called once plugins are loaded.
 */
export function createPaceCheck(app: FastifyInstance, limits: WebConfig['limits'] = {}): CheckPace {
  const perAddress = app.createRateLimit({
    max: limits.perAddress ?? PER_ADDRESS,
    timeWindow: '1 minute',
    keyGenerator: ({ ip }) => `ip:${ip}`,
  });
  const visitors = new WeakMap<FastifyRequest, string>();
  const perVisitor = app.createRateLimit({
    max: limits.perVisitor ?? PER_VISITOR,
    timeWindow: '1 minute',
    keyGenerator: (request) => `visitor:${visitors.get(request) ?? request.ip}`,
  });
  return async (request, visitor) => {
    if (visitor !== undefined) visitors.set(request, visitor);
    for (const check of visitor === undefined ? [perAddress] : [perAddress, perVisitor]) {
      const result = await check(request);
      if (!result.isAllowed && result.isExceeded) throw tooFast(result.ttlInSeconds);
    }
  };
}

function tooFast(seconds: number): Failure {
  const retryAfterS = Math.max(1, Math.ceil(seconds));
  return new Failure(429, 'too-fast', 'error.tooFast', {
    values: { seconds: retryAfterS },
    retryAfterS,
  });
}
