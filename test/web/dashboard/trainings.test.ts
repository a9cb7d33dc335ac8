import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadWords } from '../../../src/i18n/words.js';
import { noAgenda, type Change } from '../../../src/ports/agenda.js';
import { createFirstUser } from '../../../src/programme/users/accounts.js';
import type { OfficeParts } from '../../../src/programme/training/office.js';
import { enrol } from '../../../src/programme/training/enrol.js';
import { changeEnrolment } from '../../../src/programme/training/parts.js';
import { buildTrainingParts } from '../../../src/composition/actions/training.js';
import { buildOffice } from '../../../src/composition/dashboard/build-trainings.js';
import { createSecrets } from '../../../src/programme/secrets.js';
import { trainingRoom } from '../../../src/web/dashboard/trainings/room.js';
import { MemoryFiles } from '../memory-files.js';
import { person, register } from './people.js';
import { goodPassword, useDashboard } from './rig.js';
import { Visitor } from './visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
let ani: Visitor;
let office: OfficeParts;
let told: { contactId: string; key: string; mime?: string }[];
let changes: Change[];

beforeEach(async () => {
  told = [];
  changes = [];
  for (const model of [rig.database.trainings, rig.database.enrolments, rig.database.contacts])
    await model.collection.deleteMany({});
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  const training = buildTrainingParts({
    database: rig.database,
    secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
    words,
    timeZone: 'Asia/Jakarta',
    publicUrl: 'https://pasti.example',
    files: Object.assign(new MemoryFiles(), {
      take: () => Promise.reject(new Error('no channel')),
    }),
    agenda: {
      changed: (change) => {
        changes.push(change);
        return noAgenda.changed(change);
      },
    },
    notifyByDay: (contactId, _key, [event]) => {
      const said = event?.type === 'said' ? event : undefined;
      const { mime } = said?.file ?? {};
      told.push({ contactId, key: said?.key ?? '', ...(mime && { mime }) });
      return Promise.resolve(true);
    },
    telegramLink: (token) => `https://t.me/pasti_bot?start=${token}`,
  });
  office = buildOffice(training, rig.database, rig.clock);
  const messages = (locale: string, key: string, values?: object) =>
    words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values);
  rig.app = rig.build({ rooms: [trainingRoom(() => office)], messages });
  ani = new Visitor(rig.app);
  await ani.signIn('ani@example.org', goodPassword);
});

const form = {
  ...{
    title: 'Kemasan Produk',
    topic: 'Kemasan yang menjual',
    kind: 'pemprov',
    kecamatan: 'Tebet',
  },
  ...{ place: 'Kantor Kecamatan Tebet', date: '2026-11-28', from: '09:00', to: '12:00' },
  ...{ quota: '2', narasumber: 'Bu Ratna', bring: '1 contoh produk', task: 'ganti kemasan' },
};

const text = (body: string) =>
  body
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

async function only() {
  const [training] = await office.trainings.list(10);
  if (!training) throw new Error('there is no training');
  return training;
}

describe('the pages of trainings', () => {
  it('are for the office alone', async () => {
    const stranger = new Visitor(rig.app);
    for (const path of ['/trainings', '/trainings/new', '/trainings/x/qr', '/trainings/practice'])
      expect((await stranger.get(path)).headers.location).toBe('/login');
    expect((await stranger.post('/trainings/new', form)).headers.location).toBe('/login');
    expect(await office.trainings.list(10)).toEqual([]);
  });

  it('add a training, once, and list it with what became of it', async () => {
    expect(text((await ani.get('/trainings')).body)).toContain('Belum ada pelatihan');
    for (let twice = 0; twice < 2; twice += 1) {
      const answer = await ani.fill('/trainings/new', form);
      expect(answer.headers.location).toBe('/trainings?done=created');
    }
    const { id } = await only();
    await register(rig.database, [person(1, rig.clock.now()), person(2, rig.clock.now())]);
    for (const one of ['a', 'b', 'c']) await enrol(office, id, one, rig.clock.now());
    const attendedAt = rig.clock.now();
    await changeEnrolment(office, `${id}:a`, () => ({ confirmedAt: attendedAt, attendedAt }));
    const shown = text((await ani.get('/trainings')).body);
    expect(shown).toContain('Sabtu, 28 November 2026, 09.00-12.00 WIB');
    expect(shown).toContain('2 dari 2, menunggu 1 1 1 0 diterima dari 0');
    expect(await rig.audited()).toContain(`created training: training:${id} by ani@example.org`);
    expect(changes).toContainEqual({ of: 'training', id });
  });

  it('say what is wrong with a form, and keep what was typed', async () => {
    const wrong = { ...form, kecamatan: 'Depok', date: '2026-11-01', to: '08:00', quota: '0' };
    const answer = await ani.fill('/trainings/new', wrong);
    expect(answer.statusCode).toBe(422);
    const shown = text(answer.body);
    expect(shown).toContain('Tidak dikenal. Pakai nama kecamatan');
    expect(shown).toContain('Waktu itu sudah lewat.');
    expect(shown).toContain('Jam selesai harus setelah jam mulai.');
    expect(shown).toContain('Kuota 1 sampai 1000.');
    expect(answer.body).toContain('value="Kemasan Produk"');
    expect(await office.trainings.list(10)).toEqual([]);
  });

  it('change a training: more seats move people up, fewer take none away, and two do not overwrite', async () => {
    await ani.fill('/trainings/new', form);
    const { id } = await only();
    const path = `/trainings/${id}`;
    for (const one of ['a', 'b', 'c']) await enrol(office, id, one, rig.clock.now());
    const fewer = await ani.fill(path, { ...form, quota: '1', version: '1' }, path);
    expect([fewer.statusCode, text(fewer.body)]).toEqual([
      409,
      expect.stringContaining('Kuota tidak bisa diturunkan'),
    ]);
    const more = await ani.fill(path, { ...form, quota: '3', version: '1' }, path);
    expect(more.headers.location).toBe('/trainings?done=changed');
    expect(await office.enrolments.find(`${id}:c`)).toMatchObject({ state: 'seated' });
    const late = await ani.fill(path, { ...form, title: 'Lain', version: '1' }, path);
    expect(text(late.body)).toContain('Orang lain mengubah pelatihan ini');
    expect(await only()).toMatchObject({ title: 'Kemasan Produk', quota: 3, version: 2 });
  });

  it('call a training off', async () => {
    await ani.fill('/trainings/new', form);
    const { id } = await only();
    const path = `/trainings/${id}`;
    const foreign = await ani.post(`${path}/cancel`, { version: '1' });
    expect(foreign.statusCode).toBe(403);
    const off = await ani.fill(path, { version: '1' }, `${path}/cancel`);
    expect(off.headers.location).toBe('/trainings?done=called_off');
    expect(await only()).toMatchObject({ state: 'cancelled', version: 2 });
    expect(await rig.audited()).toContain(`called off training: training:${id} by ani@example.org`);
    expect(changes.at(-1)).toEqual({ of: 'training', id });
  });

  it('tell everybody who has a place that it moved, or is called off', async () => {
    await ani.fill('/trainings/new', form);
    const { id } = await only();
    const path = `/trainings/${id}`;
    await register(rig.database, [person(0, rig.clock.now()), person(1, rig.clock.now())]);
    for (const [n, one] of ['p0000', 'p0001'].entries()) {
      await enrol(office, id, one, rig.clock.now());
      const contact = { channel: 'telegram', address: String(n), participantId: one };
      await rig.database.contacts.collection.insertOne({
        _id: `telegram:${n}`,
        ...contact,
      } as never);
    }
    await ani.fill(path, { ...form, narasumber: 'Pak Joko', version: '1' }, path);
    expect(told).toEqual([]);
    await ani.fill(path, { ...form, from: '10:00', version: '2' }, path);
    await ani.fill(path, { version: '3' }, `${path}/cancel`);
    expect(told.map(({ contactId, key }) => `${contactId} ${key}`).sort()).toEqual([
      'telegram:0 trainings:told.calledOff',
      'telegram:0 trainings:told.moved',
      'telegram:1 trainings:told.calledOff',
      'telegram:1 trainings:told.moved',
    ]);
  });

  it('show the code of a room, and its links', async () => {
    await ani.fill('/trainings/new', form);
    const training = await only();
    const { body } = await ani.get(`/trainings/${training.id}/qr`);
    expect(body).toContain(training.checkInCode);
    expect(body).toContain(`https://t.me/pasti_bot?start=${training.checkInToken}`);
    expect(training.checkInToken).toMatch(/^ci-[\w-]{13,61}$/);
    expect(training.checkInCode).toMatch(/^[A-Z0-9]{6}$/);
    expect(body.match(/<svg/g)).toHaveLength(2);
    expect((await ani.get('/trainings/none/qr')).statusCode).toBe(404);
  });
});

describe('practices that wait', () => {
  async function sent() {
    const sari = person(0, rig.clock.now());
    await register(rig.database, [sari]);
    await ani.fill('/trainings/new', form);
    const { id } = await only();
    await enrol(office, id, sari.id, rig.clock.now());
    await rig.database.contacts.collection.insertOne({
      ...{ _id: 'telegram:1', channel: 'telegram', address: '1', participantId: sari.id },
    } as never);
    const file = await office.files.keep({
      ...{ id: randomUUID(), ownerId: sari.id, name: 'foto.png', mime: 'image/png' },
      bytes: new Uint8Array([1, 2, 3]),
    });
    const now = rig.clock.now();
    const practice = { state: 'waiting', text: '<b>pouch</b>', file, sentAt: now } as const;
    await changeEnrolment(office, `${id}:${sari.id}`, () => ({ attendedAt: now, practice }));
    return `${id}:${sari.id}`;
  }

  it('are looked at, returned with words, and not without', async () => {
    const enrolment = await sent();
    const page = await ani.get('/trainings/practice');
    expect(page.body).toContain('&lt;b&gt;pouch&lt;/b&gt;');
    const path = `/trainings/practice/${encodeURIComponent(enrolment)}`;
    const picture = await ani.get(`${path}/file`);
    expect([picture.headers['content-type'], [...picture.rawPayload]]).toEqual([
      'image/png',
      [1, 2, 3],
    ]);
    const wordless = await ani.fill('/trainings/practice', { verdict: 'returned' }, path);
    expect([wordless.statusCode, text(wordless.body)]).toEqual([
      422,
      expect.stringContaining('Tulis catatan'),
    ]);
    const fields = { verdict: 'returned', words: 'Labelnya belum kelihatan.' };
    const returned = await ani.fill('/trainings/practice', fields, path);
    expect(returned.headers.location).toBe('/trainings/practice?done=returned');
    expect(told).toEqual([{ contactId: 'telegram:1', key: 'trainings:practice.returned' }]);
    expect(await office.enrolments.find(enrolment)).toMatchObject({
      practice: { state: 'returned', words: fields.words, reviewedBy: 'ani@example.org' },
    });
    expect((await office.enrolments.find(enrolment))?.certificate).toBeUndefined();
  });

  it('are accepted once: the step is done, and there is a certificate', async () => {
    const enrolment = await sent();
    const path = `/trainings/practice/${encodeURIComponent(enrolment)}`;
    const token = await ani.token('/trainings/practice');
    const fields = { verdict: 'accepted', _form: token };
    expect((await ani.post(path, fields)).headers.location).toBe(
      '/trainings/practice?done=accepted',
    );
    expect((await ani.post(path, { ...fields, verdict: 'returned', words: 'x' })).statusCode).toBe(
      409,
    );
    const kept = await office.enrolments.find(enrolment);
    expect(kept?.certificate?.number).toMatch(/^PAS-2026-\w{5}-\w{5}$/);
    const [, participant = ''] = enrolment.split(':');
    expect((await office.participants.find(participant))?.steps.P2).toMatchObject({
      state: 'done',
      by: 'ani@example.org',
      evidence: kept?.certificate?.number,
    });
    const notice = { contactId: 'telegram:1', key: 'trainings:practice.accepted' };
    expect(told).toEqual([{ ...notice, mime: 'application/pdf' }]);
  });
});
