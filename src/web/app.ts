import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { loadAsset, serveAsset } from './assets.js';
import { addChat } from './chat/chat.js';
import { endIdleConnections } from './connections.js';
import { answerErrors } from './errors.js';
import { addForms } from './forms/form-routes.js';
import { addHealthRoutes } from './health.js';
import { createLanding } from './landing/landing-route.js';
import { addRateLimits } from './limits.js';
import { addMetrics } from './metrics.js';
import { addSecurityHeaders } from './security.js';
import { addTelegramWebhook } from './telegram-webhook.js';
import type { WebParts } from './types.js';

/** 10,000 letters fit however they are written: as `%F0%9F%91%8B` they take twelve bytes each. */
const BODY_LIMIT = 192 * 1024;

/** A file of 10 MB takes its time on a poor line. */
export const requestTimeoutMs = 120_000;

/** Where browsers look for the icon of pages that name none. */
const iconUrl = '/favicon.ico';

/**
 * Builds the web part; it serves once somebody calls `listen`, and can be tried by `inject` before.
 * `close` ends open event streams, so that it is quick.
 */
export function createWebApp(parts: WebParts): FastifyInstance {
  const { server } = parts;
  const app = fastify({
    // A server that listens already hands its requests on: see `door.ts`.
    ...(server && { serverFactory: () => server }),
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: parts.config.trustProxy ?? 'loopback',
    requestTimeout: requestTimeoutMs,
  });
  if (!server) endIdleConnections(app);
  void app.register(cookie, { secret: parts.config.cookieSecret });
  void app.register(formbody, { bodyLimit: BODY_LIMIT });
  addSecurityHeaders(app, parts.config.publicUrl);
  addRateLimits(app);
  const style = loadAsset('src/web/views/site.css', '/site.css');
  answerErrors(app, parts, style.url);
  void app.register((routes, _options, done) => {
    serveAsset(routes, style);
    serveAsset(routes, { ...loadAsset('src/web/chat/static/icon.svg', '/icon.svg'), url: iconUrl });
    addRoutes(routes, parts, style.url);
    done();
  });
  return app;
}

// In a plugin of their own: the hooks of the plugins above only reach routes that come after them.
function addRoutes(app: FastifyInstance, parts: WebParts, style: string): void {
  addMetrics(app, parts.metrics);
  addHealthRoutes(app, parts);
  if (parts.telegram) addTelegramWebhook(app, parts.telegram);
  if (parts.webChannel) addChat(app, parts, parts.webChannel, style);
  if (parts.forms) addForms(app, parts, parts.forms, style);
  for (const addPages of parts.publicPages ?? []) addPages(app, parts, style);
  const landing = createLanding(parts, style);
  if (parts.dashboard) void app.register(parts.dashboard, { landing });
  else app.get('/', landing);
}
