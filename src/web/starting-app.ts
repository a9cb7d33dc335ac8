import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { loadAsset, serveAsset } from './assets.js';
import { answerErrors } from './errors.js';
import { Failure } from './failure.js';
import { addHealthRoutes } from './health.js';
import { addMetrics } from './metrics.js';
import { addSecurityHeaders } from './security.js';
import type { WebParts } from './types.js';

/** When somebody who came too early is asked to come again. */
const retryAfterS = 5;

/** What is served before the store is open: health and metrics; everything else says 503 in plain words. */
export function createStartingApp(
  parts: Pick<WebParts, 'config' | 'readiness' | 'metrics' | 'logger' | 'messages'>,
): FastifyInstance {
  const app = fastify({ logger: false });
  void app.register(cookie, { secret: parts.config.cookieSecret });
  addSecurityHeaders(app, parts.config.publicUrl);
  const style = loadAsset('src/web/views/site.css', '/site.css');
  answerErrors(app, parts, style.url);
  void app.register((routes, _options, done) => {
    addMetrics(routes, parts.metrics);
    addHealthRoutes(routes, parts);
    serveAsset(routes, style);
    routes.all('/*', () => {
      throw new Failure(503, 'starting', 'error.starting', {
        titleKey: 'error.startingTitle',
        retryAfterS,
      });
    });
    done();
  });
  return app;
}
