import { announcementsCollections } from '../modules/announcements/schema.js';
import { auditCollections } from '../modules/audit/schema.js';
import { bookkeepingCollections } from '../modules/bookkeeping/schema.js';
import { calendarCollections } from '../modules/calendar/schema.js';
import { capitalCollections } from '../modules/capital/schema.js';
import { coachCollections } from '../modules/coaches/schema.js';
import { factsCollections } from '../modules/facts/schema.js';
import { inboxCollections } from '../modules/inbox/schema.js';
import { licensingCollections } from '../modules/licensing/schema.js';
import { marketingCollections } from '../modules/marketing/schema.js';
import { mentoringCollections } from '../modules/mentoring/schema.js';
import { peopleCollections } from '../modules/people/schema.js';
import { privacyCollections } from '../modules/privacy/schema.js';
import { reminderCollections } from '../modules/reminders/schema.js';
import { trainingCollections } from '../modules/training/schema.js';
import { userCollections } from '../modules/users/schema.js';
import type { Collections } from '../store/connect.js';
import { platformCollections } from '../store/platform-collections.js';

/**
 * Every collection of the product. Commands open the store without loading what modules do, which takes twice as long;
 * a test holds this to what the modules say.
 */
export const collections: Collections = {
  ...platformCollections,
  ...announcementsCollections,
  ...auditCollections,
  ...bookkeepingCollections,
  ...calendarCollections,
  ...capitalCollections,
  ...coachCollections,
  ...factsCollections,
  ...inboxCollections,
  ...licensingCollections,
  ...marketingCollections,
  ...mentoringCollections,
  ...peopleCollections,
  ...privacyCollections,
  ...reminderCollections,
  ...trainingCollections,
  ...userCollections,
};
