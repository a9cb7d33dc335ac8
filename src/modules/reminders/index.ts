import { defineModule } from '../module.js';
import { buildReminderPages } from './pages/build-pages.js';
import { reminderCollections } from './schema.js';

/** What is due, late or went wrong, for the office to see; alerts; the days on which nobody is written to. */
export const reminders = defineModule({
  name: 'reminders',
  collections: reminderCollections,
  pages: [
    {
      entries: [
        { id: 'reminders', path: '/reminders', roles: ['admin'], place: 90 },
        { id: 'holidays', path: '/holidays', roles: ['admin'], place: 110 },
      ],
      room: (_parts, platform) => buildReminderPages(platform),
    },
  ],
  bind: () => ({}),
});
