import { beforeEach, describe, expect, it } from '@jest/globals';
import { bindMentoring } from '../../../src/modules/mentoring/bind.js';
import { findKecamatan } from '../../../src/language/find-kecamatan.js';
import { loadWords } from '../../../src/i18n/words.js';
import { readPhone } from '../../../src/language/phone.js';
import type { Coach } from '../../../src/modules/coaches/coach.js';
import type { CoachOffice } from '../../../src/modules/mentoring/coach/office.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { coachRoom } from '../../../src/modules/mentoring/pages/room.js';
import { makePlatform } from '../../support/make-platform.js';
import { person, register } from '../../web/dashboard/people.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
let ani: Visitor;
let office: CoachOffice;
let told: { contactId: string; key: string }[];

const rina: Coach = {
  ...{ id: 'rina', name: 'Rina Hartati', salutation: 'ibu', kecamatan: ['31.74.01'] },
  ...{ specialities: [], capacity: 1, contactIds: ['telegram:rina'] },
};

beforeEach(async () => {
  told = [];
  const { coaches, coachInvitations, contacts } = rig.database;
  for (const model of [coaches, coachInvitations, contacts]) await model.collection.deleteMany({});
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  const mentoring = bindMentoring(
    makePlatform({
      database: rig.database,
      clock: rig.clock,
      tell: {
        now: () => Promise.reject(new Error('nobody is told at once')),
        byDay: (contactId, _key, [event]) => {
          told.push({ contactId, key: event?.type === 'said' ? event.key : '' });
          return Promise.resolve(true);
        },
      },
    }),
    { reviews: [] },
  );
  office = {
    ...mentoring,
    telegramLink: (token) => `https://t.me/pasti_bot?start=${token}`,
    publicUrl: 'https://pasti.example',
    newToken: () => 'x'.repeat(24),
    newSuffix: () => 'abc123',
    readKecamatan: (text) =>
      findKecamatan(text, { now: rig.clock.now(), timeZone: 'Asia/Jakarta' }),
    kecamatanName: (code) => (code === '31.74.01' ? 'Tebet' : code),
    readPhone(text) {
      const read = readPhone(text, { now: rig.clock.now(), timeZone: 'Asia/Jakarta' });
      return read.outcome === 'value' ? read.value : undefined;
    },
  };
  const messages = (locale: string, key: string, values?: object) =>
    words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values);
  rig.app = rig.build({ rooms: [coachRoom(office)], messages });
  ani = new Visitor(rig.app);
  await ani.signIn('ani@example.org', goodPassword);
});

const form = {
  ...{ name: 'Wati Sukma', salutation: 'ibu', phone: '0812 0000 5678' },
  ...{ kecamatan: 'Tebet, Setiabudi', specialities: 'kuliner, p4', capacity: '30' },
};

describe('the page of coaches', () => {
  it('is for who is signed in', async () => {
    const stranger = new Visitor(rig.app);
    expect((await stranger.get('/coaches')).statusCode).toBe(303);
    const posted = await stranger.post('/coaches', form);
    expect([303, 401, 403]).toContain(posted.statusCode);
    expect(await office.coaches.list()).toEqual([]);
  });

  it('invites a coach and shows the link once', async () => {
    const invited = await ani.fill('/coaches', form);
    expect(invited.body).toContain(`https://t.me/pasti_bot?start=co-${'x'.repeat(24)}`);
    expect(await office.coaches.list()).toMatchObject([
      {
        ...{ id: 'wati-sukma-abc123', phone: '+6281200005678', capacity: 30 },
        ...{ kecamatan: ['31.74.01', '31.74.02'], specialities: ['culinary', 'P4'] },
      },
    ]);
    const { body } = await ani.get('/coaches');
    expect(body).toContain('0 dari 30');
    expect(body).toContain('Kuliner, P4');
    expect(body).toContain('diundang, belum bergabung');
    expect(body).not.toContain('co-');
    expect(await rig.audited()).toContain('invited coach: wati-sukma-abc123 by ani@example.org');
  });

  it('says what is wrong and keeps what was typed', async () => {
    const wrong = { ...form, name: 'W', kecamatan: 'Bogor', phone: '021', capacity: '1001' };
    const answer = await ani.fill('/coaches', wrong);
    expect(answer.statusCode).toBe(422);
    for (const fault of ['name', 'kecamatan', 'phone', 'capacity'])
      expect(answer.body).toContain(`id="${fault}-fault"`);
    expect(answer.body).toContain('value="Bogor"');
    expect(await office.coaches.list()).toEqual([]);
  });

  it('changes a coach, and shows who is on leave', async () => {
    await office.coaches.create({ ...rina, pausedUntil: new Date('2026-12-07T00:00:00+07:00') });
    expect((await ani.get('/coaches')).body).toContain('cuti sampai 7 Des 2026');
    const changed = await ani.fill('/coaches/rina', { ...form, name: 'Rina H.' });
    expect(changed.headers.location).toBe('/coaches/rina?done=changed');
    expect(await office.coaches.find('rina')).toMatchObject({ name: 'Rina H.', capacity: 30 });
    expect((await ani.get('/coaches/nobody')).statusCode).toBe(404);
  });

  it('moves a participant to a coach with a place left, and tells them', async () => {
    await office.coaches.create(rina);
    await office.coaches.create({ ...rina, id: 'dedi', name: 'Dedi', contactIds: [] });
    await register(rig.database, [person(1, rig.clock.now()), person(2, rig.clock.now())]);
    const [one, two] = await rig.database.participants.find({}).sort({ _id: 1 }).lean();
    const ids = [String(one?._id), String(two?._id)] as const;
    for (const id of ids)
      await rig.database.participants.updateOne({ _id: id }, { $set: { coachId: 'rina' } });
    await rig.database.contacts.collection.insertOne({
      ...{ _id: 'telegram:1' as never, channel: 'telegram', address: '1', participantId: ids[0] },
    });
    const first = await ani.fill(
      '/coaches/rina',
      { participant: ids[0], to: 'dedi' },
      '/coaches/rina/move',
    );
    expect(first.headers.location).toBe('/coaches/rina?done=given');
    expect(told).toEqual([
      { contactId: 'telegram:1', key: 'mentoring-lines:told.participant.new_coach' },
    ]);
    const second = await ani.fill(
      '/coaches/rina',
      { participant: ids[1], to: 'dedi' },
      '/coaches/rina/move',
    );
    expect(second.statusCode).toBe(409);
    expect(second.body).toContain('sudah penuh');
    const stays = await rig.database.participants.findById(ids[1]).lean();
    expect(stays?.coachId).toBe('rina');
  });
});
