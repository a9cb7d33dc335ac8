import type { DashboardRoom } from '../../web/dashboard/index.js';
import type { DashboardSurroundings } from '../build-dashboard.js';
import { buildTrainingPages } from './build-trainings.js';

/** The pages of the dashboard beside sign-in and overview, on the real store: one builder a room. */
export function buildRooms(around: DashboardSurroundings): DashboardRoom[] {
  const builders: readonly ((around: DashboardSurroundings) => DashboardRoom)[] = [
    buildTrainingPages,
  ];
  return builders.map((build) => build(around));
}
