import { openTrainings } from '../../src/modules/training/store/open-trainings.js';
import { broadcastStore } from '../../src/modules/announcements/store/broadcasts.js';
import { deliveryStore } from '../../src/modules/announcements/store/deliveries.js';
import { caseloadStore } from '../../src/modules/mentoring/store/caseload.js';
import { coachStore } from '../../src/modules/coaches/store/coaches.js';
import type { Database } from '../../src/store/connect.js';
import { contactStore } from '../../src/modules/people/store/contacts.js';
import { deskStore } from '../../src/modules/inbox/store.js';
import { findPeople } from '../../src/modules/people/store/find-people.js';
import { forgettingStore } from '../../src/modules/privacy/store/forgettings.js';
import { permitStore } from '../../src/modules/licensing/store.js';
import { bazaarStore } from '../../src/modules/marketing/store.js';
import { mentoringStore } from '../../src/modules/mentoring/store/meetings.js';
import { messageLog } from '../../src/store/messages.js';
import { calendarStore } from '../../src/modules/calendar/store.js';
import { heldNoticeStore } from '../../src/store/held-notices.js';
import { incidentStore } from '../../src/modules/reminders/store/incidents.js';
import { reminderStore } from '../../src/store/reminders.js';
import { silentContacts } from '../../src/modules/reminders/store/silence.js';
import { officeStore } from '../../src/store/office.js';
import { sessionStore } from '../../src/store/sessions.js';
import { enrolmentStore } from '../../src/modules/training/store/enrolments.js';
import { trainingStore } from '../../src/modules/training/store/trainings.js';
import { at } from './make-session.js';

/** Documents that come in an order, and what is the same in all of them. */
export interface List {
  collection: Exclude<keyof Database, 'open' | 'ping' | 'close'>;
  /** What its documents share. */
  fields: object;
  list: (database: Database) => Promise<readonly (string | { id?: unknown } | undefined)[]>;
  latestFirst?: true;
  /** Why no index gives the order; without it one has to. */
  noIndex?: string;
}

const reminder = { subject: 'permit:1', urgent: false, dueAt: at(1), until: at(1) };
const meeting = { coachId: 'rina', participantId: 'sari', state: 'confirmed', at: at(1) };
const training = { state: 'open', startsAt: at(1), endsAt: at(2), checkInCode: '4711' };
const few = 'a few of one person, of one training or of the office';
const states = 'one of several states: the store merges or sorts them';

/** Every list of the store that is in an order, by what it lists. */
export const lists: Record<string, List> = {
  'sessions with an outbox': {
    collection: 'sessions',
    fields: { channel: 'telegram', outboxAt: at(1) },
    list: (database) => sessionStore(database).overdue(at(2), ['telegram'], 9),
  },
  'people who fell silent': {
    collection: 'sessions',
    fields: {
      channel: 'whatsapp',
      lastInboundAt: at(1),
      conversation: { frames: [{ flow: 'registration' }] },
    },
    list: (database) => silentContacts(database, { from: at(0), to: at(2) }, 9),
    noIndex: 'the time of the last message would be written into an index at every turn',
  },
  'reminders that are due': {
    collection: 'reminders',
    fields: { ...reminder, state: 'planned' },
    list: (database) => reminderStore(database).due(at(2), 9),
  },
  'reminders whose sender is gone': {
    collection: 'reminders',
    fields: { ...reminder, state: 'sending' },
    list: (database) => reminderStore(database).expired(at(2), 9),
  },
  'reminders on the page': {
    collection: 'reminders',
    fields: { ...reminder, state: 'sent' },
    list: (database) => reminderStore(database).list(['sent'], { limit: 9, newestFirst: true }),
    latestFirst: true,
  },
  'deliveries that are due': {
    collection: 'deliveries',
    fields: { broadcastId: 'b', state: 'planned', channel: 'telegram', dueAt: at(1) },
    list: (database) => deliveryStore(database).due('b', 'telegram', at(2), 9),
  },
  announcements: {
    collection: 'broadcasts',
    fields: { createdAt: at(1), state: 'draft' },
    list: (database) => broadcastStore(database).list(9),
    latestFirst: true,
  },
  'announcements at work': {
    collection: 'broadcasts',
    fields: { at: at(1), state: 'sending' },
    list: (database) => broadcastStore(database).atWork(at(2)),
    noIndex: states,
  },
  'a day of the calendar': {
    collection: 'holidays',
    fields: { from: '2026-11-24' },
    list: (database) => calendarStore(database).list(),
  },
  'troubles of a kind': {
    collection: 'incidents',
    fields: { kind: 'late', number: 1 },
    list: async (database) => [await incidentStore(database).latest('late')],
    latestFirst: true,
  },
  'notices that wait for the day': {
    collection: 'heldNotices',
    fields: { contactId: 'telegram:1', dueAt: at(1) },
    list: async (database) => [await heldNoticeStore(database).take(at(2), 9_000)],
  },
  'questions on the desk': {
    collection: 'tickets',
    fields: { state: 'open', at: at(1) },
    list: (database) => deskStore(database).list(['open', 'taken'], 9),
    noIndex: states,
  },
  'questions to the office': {
    collection: 'tickets',
    fields: { state: 'open', at: at(1) },
    list: (database) => officeStore(database).openTickets(9),
    noIndex: states,
  },
  'questions that were left lying': {
    collection: 'tickets',
    fields: { state: 'taken', officerAt: at(1) },
    list: (database) => deskStore(database).silentSince(at(2)),
  },
  'meetings of a participant': {
    collection: 'mentoringSessions',
    fields: meeting,
    list: (database) => mentoringStore(database).ofParticipant('sari'),
    latestFirst: true,
  },
  'meetings of a coach': {
    collection: 'mentoringSessions',
    fields: meeting,
    list: (database) => mentoringStore(database).ofCoach('rina', ['confirmed']),
  },
  'notes about a participant': {
    collection: 'coachNotes',
    fields: { participantId: 'sari', coachId: 'rina', at: at(1), text: 'baik' },
    list: async (database) => [await caseloadStore(database).lastNote('rina', 'sari')],
    latestFirst: true,
  },
  'participants of a coach': {
    collection: 'participants',
    fields: { coachId: 'rina' },
    list: async (database) =>
      (await caseloadStore(database).list('rina', 9)).map(({ participant }) => participant),
  },
  'participants by name': {
    collection: 'participants',
    fields: { name: 'Sari' },
    list: (database) => findPeople(database, { name: 'sar' }, 9),
    noIndex: 'a part of a name is looked for in all of them',
  },
  'contacts of a participant': {
    collection: 'contacts',
    fields: { participantId: 'sari' },
    list: (database) => contactStore(database).ofParticipant('sari'),
    noIndex: few,
  },
  coaches: {
    collection: 'coaches',
    fields: { name: 'Rina' },
    list: (database) => coachStore(database).list(),
    noIndex: 'a few dozen, always read whole',
  },
  'permits to be checked': {
    collection: 'permits',
    fields: { state: 'reported', reportedAt: at(1) },
    list: (database) => permitStore(database).waiting(9),
  },
  'permits that expire': {
    collection: 'permits',
    fields: { state: 'verified', expiresOn: '2026-11-24' },
    list: (database) => permitStore(database).expiring('2026-11-01', '2026-11-30'),
  },
  'bazaars to come': {
    collection: 'bazaars',
    fields: { endsOn: '2026-11-24' },
    list: (database) => bazaarStore(database).coming('2026-11-01'),
  },
  bazaars: {
    collection: 'bazaars',
    fields: { endsOn: '2026-11-24' },
    list: (database) => bazaarStore(database).list(9),
    latestFirst: true,
  },
  'trainings to come': {
    collection: 'trainings',
    fields: training,
    list: (database) => trainingStore(database).coming(at(1), 9),
  },
  trainings: {
    collection: 'trainings',
    fields: training,
    list: (database) => trainingStore(database).list(9),
    latestFirst: true,
  },
  'trainings with a code': {
    collection: 'trainings',
    fields: training,
    list: (database) => trainingStore(database).findByCode('4711'),
    latestFirst: true,
    noIndex: few,
  },
  'trainings of a reviewer': {
    collection: 'trainings',
    fields: { ...training, reviewers: ['rina'] },
    list: (database) => trainingStore(database).reviewedBy('rina'),
    latestFirst: true,
    noIndex: few,
  },
  'trainings to announce': {
    collection: 'trainings',
    fields: training,
    list: (database) => openTrainings(database),
    latestFirst: true,
    noIndex: few,
  },
  'work to be looked at': {
    collection: 'enrolments',
    fields: { practice: { state: 'waiting', sentAt: at(1) } },
    list: (database) => enrolmentStore(database).practicesWaiting(9),
  },
  'people who asked to be forgotten': {
    collection: 'forgettings',
    fields: { participantId: 'sari', at: at(1) },
    list: (database) => forgettingStore(database).unfinished(),
  },
  'lines of the log': {
    collection: 'messages',
    fields: { contactId: 'telegram:1', at: at(1) },
    // They come oldest first, though the latest are looked for.
    list: async (database) => messageLog(database).latest('telegram:1', 9),
  },
};
