import { defineModule } from '../module.js';
import { calendarCollections } from './schema.js';

/** Days and hours on which nobody is written to. */
export const calendar = defineModule({
  name: 'calendar',
  collections: calendarCollections,
  bind: () => ({}),
});
