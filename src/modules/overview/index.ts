import { defineModule } from '../module.js';
import { overviewRoom } from './pages/overview-route.js';
import { overviewStore } from './store.js';

/** How the programme stands. */
export const overview = defineModule({
  name: 'overview',
  pages: [
    {
      entries: [{ id: 'overview', path: '/', roles: ['admin'], place: 10 }],
      room: (_parts, { database }) => overviewRoom(overviewStore(database)),
    },
  ],
  bind: () => ({}),
});
