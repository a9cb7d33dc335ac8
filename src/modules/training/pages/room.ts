import type { FastifyInstance } from 'fastify';
import type { OfficeParts } from '../office.js';
import { Failure } from '../../../web/failure.js';
import { demandRole } from '../../../web/dashboard/guard.js';
import type { Desk } from '../../../web/dashboard/page.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { addEditRoutes } from './edit-routes.js';
import { addListRoute } from './list-route.js';
import { addPracticeRoutes } from './practice-routes.js';
import { addQrRoute } from './qr-route.js';
import { addTotalsRoute } from './totals-route.js';

/** What the pages of trainings are made of. */
export interface TrainingRoom {
  desk: Desk;
  /** @throws Failure 503 while the store is not there yet */
  office: () => OfficeParts;
}

/**
 * The pages of trainings: the list, the totals, the form, the QR of a room, practices to look at.
 * @param office undefined while the store is not there yet
 */
export function trainingRoom(office: () => OfficeParts | undefined): DashboardRoom {
  return (app: FastifyInstance, desk: Desk) => {
    const room: TrainingRoom = {
      desk,
      office() {
        const parts = office();
        if (!parts) throw new Failure(503, 'starting', 'trainings:office.starting');
        return parts;
      },
    };
    void app.register((routes, _options, done) => {
      routes.addHook('onRequest', demandRole(['admin']));
      addListRoute(routes, room);
      addTotalsRoute(routes, room);
      addEditRoutes(routes, room);
      addQrRoute(routes, room);
      addPracticeRoutes(routes, room);
      done();
    });
  };
}
