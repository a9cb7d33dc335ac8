import { beforeEach, describe, expect, it } from '@jest/globals';
import { buildReminderPages } from '../../../src/modules/reminders/pages/build-pages.js';
import { loadWords } from '../../../src/i18n/words.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { calendarStore } from '../../../src/modules/calendar/store.js';
import { makePlatform } from '../../support/make-platform.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
let ani: Visitor;

beforeEach(async () => {
  const { database, clock } = rig;
  for (const model of [database.reminders, database.holidays])
    await model.collection.deleteMany({});
  await rig.app.close();
  rig.app = rig.build({
    rooms: [buildReminderPages(makePlatform({ database, clock }))],
    messages: (locale, key, values) =>
      words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
  });
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  ani = new Visitor(rig.app);
  await ani.signIn('ani@example.org', goodPassword);
});

const row = (state: string, more: object = {}) => ({
  ...{ _id: `permit.expires:p.pirt:p:${state}`, kind: 'permit.expires', subject: 'permit:p.pirt' },
  ...{ recipient: 'participant:p', plannedAt: rig.clock.now(), usefulUntil: rig.clock.now() },
  ...{ dueAt: new Date(rig.clock.now().getTime() + 60_000), urgent: false, occasion: 'x' },
  ...{ state, version: 1, attempts: 0 },
  history: [
    { at: rig.clock.now(), what: 'planned', dueAt: rig.clock.now() },
    { at: rig.clock.now(), what: 'shifted', why: 'night', dueAt: rig.clock.now() },
  ],
  ...more,
});

describe('the page of reminders', () => {
  it('lists what comes, and what was not sent and why, with the story of each', async () => {
    const rows = [row('planned'), row('skipped', { why: 'unreachable' }), row('ambiguous')];
    await rig.database.reminders.collection.insertMany(rows as never[]);
    const coming = await ani.get('/reminders');
    expect(coming.statusCode).toBe(200);
    expect(coming.body).toContain('Izin hampir habis');
    expect(coming.body).not.toContain('tidak terjangkau');
    const trouble = await ani.get('/reminders?list=trouble');
    expect(trouble.body).toContain('tidak terjangkau lewat Telegram atau WhatsApp');
    expect(trouble.body).toContain('tidak pasti terkirim');
    const story = await ani.get(`/reminders/view?id=${encodeURIComponent(rows[0]?._id ?? '')}`);
    expect(story.body).toMatch(/digeser: malam, untuk \d+ \w+ \d{4}/);
    expect((await ani.get('/reminders/view?id=none')).statusCode).toBe(404);
  });

  it('says what is wrong with sending, as long as it is', async () => {
    const { incidents } = rig.database;
    const at = new Date('2026-11-24T03:00:00Z');
    const incident = { _id: 'whatsapp:1', kind: 'whatsapp', number: 1, since: at, openedAt: at };
    await incidents.collection.insertOne(incident as never);
    expect((await ani.get('/reminders')).body).toContain('WhatsApp tidak tersambung, sejak');
    await incidents.collection.updateOne({ _id: 'whatsapp:1' as never }, { $set: { overAt: at } });
    expect((await ani.get('/reminders')).body).not.toContain('WhatsApp tidak tersambung');
  });

  it('names the people and the training, not their keys, and tells how it was sent', async () => {
    const { participants, coaches, enrolments, trainings, reminders } = rig.database;
    await participants.collection.insertOne({ _id: 'p', name: 'Sari Wulandari' } as never);
    await coaches.collection.insertOne({ _id: 'c', name: 'Rina Hartati' } as never);
    await trainings.collection.insertOne({ _id: 't', title: 'Kemasan Produk' } as never);
    await enrolments.collection.insertOne({ _id: 't:p', trainingId: 't' } as never);
    const sent = { at: rig.clock.now(), what: 'sent', contactId: 'telegram:1', platformRef: '77' };
    await reminders.collection.insertMany([
      row('sent', { _id: 'a', kind: 'training.week', subject: 'enrolment:t:p', history: [sent] }),
      row('sent', { _id: 'b', recipient: 'coach:c', participantId: 'p' }),
      row('sent', { _id: 'c', recipient: 'contact:telegram:2' }),
      row('sent', { _id: 'd', recipient: 'participant:gone' }),
    ] as never[]);
    const { body } = await ani.get('/reminders?list=past');
    for (const shown of ['Sari Wulandari', 'Kemasan Produk', 'Rina Hartati', 'tentang Sari'])
      expect(body).toContain(shown);
    expect(body).toContain('Belum terdaftar (Telegram)');
    expect(body).toContain('Sudah dihapus');
    const story = await ani.get('/reminders/view?id=a');
    expect(story.body).toContain('terkirim lewat Telegram, nomor pesan 77');
  });

  it('is for those who signed in alone', async () => {
    const stranger = new Visitor(rig.app);
    expect((await stranger.get('/reminders')).headers.location).toBe('/login');
    expect((await stranger.post('/holidays', {})).headers.location).toBe('/login');
  });
});

describe('the calendar of the office', () => {
  it('takes a line, refuses it twice and without sense, and gives it up', async () => {
    const day = { kind: 'holiday', name: 'Cuti bersama', from: '2026-12-24', to: '' };
    expect((await ani.fill('/holidays', day)).statusCode).toBe(303);
    const again = await ani.fill('/holidays', day);
    expect([again.statusCode, again.body.includes('sudah ada')]).toEqual([422, true]);
    const endless = { ...day, from: '2026-12-26', to: '2027-12-26' };
    expect((await ani.fill('/holidays', endless)).statusCode).toBe(422);
    const calendar = calendarStore(rig.database);
    expect(await calendar.list()).toEqual([
      {
        id: 'holiday:2026-12-24',
        kind: 'holiday',
        from: '2026-12-24',
        to: '2026-12-24',
        name: 'Cuti bersama',
      },
    ]);
    await ani.fill('/holidays', { id: 'holiday:2026-12-24' }, '/holidays/remove');
    expect(await calendar.list()).toEqual([]);
    // What the office took out does not come back with the next start.
    await calendar.seed(
      [
        {
          id: 'holiday:2026-12-24',
          kind: 'holiday',
          from: '2026-12-24',
          to: '2026-12-24',
          name: 'x',
        },
      ],
      rig.clock.now(),
    );
    expect(await calendar.list()).toEqual([]);
  });
});
