import { defineModule } from '../module.js';
import { trainingActions } from './actions.js';
import { bindTraining } from './bind.js';
import { leaveAll } from './leave-all.js';
import { buildTrainingPages } from './pages/build-pages.js';
import { buildVerifyPages } from './pages/verify/build-pages.js';
import { trainingSweep } from './sweep.js';
import { practiceReviews } from './practice-reviews.js';
import { attendanceExport, trainingsExport } from './exports.js';
import { trainingCollections } from './schema.js';

/** P2: trainings with their seats, check-in, practices and certificates. */
export const training = defineModule({
  name: 'training',
  collections: trainingCollections,
  actions: trainingActions,
  pages: [
    {
      entries: [{ id: 'trainings', path: '/trainings', roles: ['admin'], place: 30 }],
      room: buildTrainingPages,
    },
  ],
  publicPages: (_parts, platform) => buildVerifyPages(platform),
  gives: (parts, { words }) => ({
    reviews: [practiceReviews(parts, (locale, key, values) => words.say(locale, key, values))],
    beforeErase: [leaveAll(parts)],
  }),
  exports: [trainingsExport, attendanceExport],
  sweeps: (parts) => [trainingSweep(parts)],
  bind: bindTraining,
});
