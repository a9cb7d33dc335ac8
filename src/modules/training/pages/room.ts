import type { FastifyInstance } from 'fastify';
import type { OfficeParts } from '../office.js';
import { demandRole } from '../../../web/dashboard/guard.js';
import type { Desk } from '../../../web/dashboard/parts.js';
import type { DashboardRoom } from '../../../web/dashboard/parts.js';
import { addEditRoutes } from './edit-routes.js';
import { addListRoute } from './list-route.js';
import { addPracticeRoutes } from './practice-routes.js';
import { addQrRoute } from './qr-route.js';
import { addTotalsRoute } from './totals-route.js';
import type { TrainingRoom } from './training-room.js';

/** The pages of trainings: the list, the totals, the form, the QR of a room, practices to look at. */
export function trainingRoom(office: OfficeParts): DashboardRoom {
  return (app: FastifyInstance, desk: Desk) => {
    const room: TrainingRoom = { desk, office };
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
