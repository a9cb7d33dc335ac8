import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { serveAsset } from '../assets.js';
import { addQueuesPage } from '../queues-page.js';
import type { Landing } from '../types.js';
import { answerDashboardErrors } from './errors.js';
import { demandRole, recogniseUsers } from './guard.js';
import { addLoginRoutes } from './login-routes.js';
import type { Desk } from './parts.js';
import type { DashboardParts } from './parts.js';
import { addPasswordRoutes } from './password-routes.js';
import { joinStyle } from './style.js';

export type { DashboardParts, DashboardRoom } from './parts.js';

/** The dashboard as a plugin of the site; it takes over `/`. */
export type Dashboard = FastifyPluginAsync<{ landing: Landing }>;

/** Builds the dashboard: sign-in, the pages behind it, and the queues. */
export function createDashboard(parts: DashboardParts): Dashboard {
  return async (app, { landing }) => {
    const desk: Desk = {
      parts,
      style: serveAsset(app, joinStyle()),
      landing,
    };
    await app.register((routes, _options, done) => {
      answerDashboardErrors(routes, desk);
      recogniseUsers(routes, parts);
      addLoginRoutes(routes, desk);
      addPasswordRoutes(routes, desk);
      for (const addRoom of parts.rooms ?? []) addRoom(routes, desk);
      if (parts.queues) addQueues(routes, parts, parts.queues);
      done();
    });
  };
}

function addQueues(
  app: FastifyInstance,
  { config, logger }: DashboardParts,
  queues: NonNullable<DashboardParts['queues']>,
): void {
  void app.register((routes, _options, done) => {
    routes.addHook('onRequest', demandRole(['admin']));
    addQueuesPage(routes, { queues, publicUrl: config.publicUrl, logger });
    done();
  });
}
