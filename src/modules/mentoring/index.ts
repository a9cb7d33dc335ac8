import { defineModule } from '../module.js';
import { mentoringActions } from './actions.js';
import { bindMentoring } from './bind.js';
import { coachActions } from './coach/actions.js';
import { buildCoachPages } from './pages/build-pages.js';
import { forgetMentoring } from './store/meetings.js';
import { mentoringCollections } from './schema.js';

/** P3: meetings of participants and their pendamping, and what a pendamping does. */
export const mentoring = defineModule({
  name: 'mentoring',
  collections: mentoringCollections,
  actions: { ...mentoringActions, ...coachActions },
  pages: [
    {
      entries: [{ id: 'coaches', path: '/coaches', roles: ['admin'], place: 40 }],
      room: buildCoachPages,
    },
  ],
  takes: ['reviews'],
  gives: (_parts, { database }) => ({ beforeErase: [forgetMentoring(database)] }),
  bind: bindMentoring,
});
