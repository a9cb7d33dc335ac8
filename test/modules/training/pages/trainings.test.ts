import { describe, expect, it } from '@jest/globals';
import { enrol } from '../../../../src/modules/training/enrol.js';
import { changeEnrolment } from '../../../../src/modules/training/change-enrolment.js';
import { person, register } from '../../../web/dashboard/people.js';
import { form, only, text, useTrainingPages } from './training-pages.js';
import { Visitor } from '../../../web/dashboard/visitor.js';

const pages = useTrainingPages();
const { rig } = pages;

describe('the pages of trainings', () => {
  it('are for the office alone', async () => {
    const stranger = new Visitor(rig.app);
    for (const path of ['/trainings', '/trainings/new', '/trainings/x/qr', '/trainings/practice'])
      expect((await stranger.get(path)).headers.location).toBe('/login');
    expect((await stranger.post('/trainings/new', form)).headers.location).toBe('/login');
    expect(await pages.office.trainings.list(10)).toEqual([]);
  });

  it('name the coaches who look at its practices', async () => {
    const coach = (_id: string, name: string) => ({
      ...{ _id, name, salutation: 'ibu', kecamatan: [], specialities: [] },
      ...{ capacity: 0, contactIds: [], people: [] },
    });
    await rig.database.coaches.collection.deleteMany({});
    const coaches = [coach('wati', 'Wati'), coach('dedi', 'Dedi')];
    await rig.database.coaches.collection.insertMany(coaches as never[]);
    await pages.ani.fill('/trainings/new', { ...form, reviewers: 'wati' });
    const { id } = await only(pages);
    expect(await pages.office.trainings.reviewedBy('wati')).toEqual([id]);
    const ticked = async () =>
      (await pages.ani.get(`/trainings/${id}`)).body.match(/value="\w+" checked/g);
    expect(await ticked()).toEqual(['value="wati" checked']);
    await pages.ani.fill(`/trainings/${id}`, { ...form, reviewers: 'nobody', version: '1' });
    expect(await ticked()).toBeNull();
    expect(await pages.office.trainings.reviewedBy('wati')).toEqual([]);
  });

  it('add a training, once, and list it with what became of it', async () => {
    expect(text((await pages.ani.get('/trainings')).body)).toContain('Belum ada pelatihan');
    for (let twice = 0; twice < 2; twice += 1) {
      const answer = await pages.ani.fill('/trainings/new', form);
      expect(answer.headers.location).toBe('/trainings?done=created');
    }
    const { id } = await only(pages);
    await register(rig.database, [person(1, rig.clock.now()), person(2, rig.clock.now())]);
    for (const one of ['a', 'b', 'c']) await enrol(pages.office, id, one, rig.clock.now());
    const attendedAt = rig.clock.now();
    await changeEnrolment(pages.office, `${id}:a`, () => ({ confirmedAt: attendedAt, attendedAt }));
    const shown = text((await pages.ani.get('/trainings')).body);
    expect(shown).toContain('Sabtu, 28 November 2026, 09.00-12.00 WIB');
    expect(shown).toContain('2 dari 2, menunggu 1 1 1 0 diterima dari 0');
    expect(await rig.audited()).toContain(`created training: training:${id} by ani@example.org`);
    expect(pages.changes).toContainEqual({ of: 'training', id });
  });

  it('say what is wrong with a form, and keep what was typed', async () => {
    const wrong = { ...form, kecamatan: 'Depok', date: '2026-11-01', to: '08:00', quota: '0' };
    const answer = await pages.ani.fill('/trainings/new', wrong);
    expect(answer.statusCode).toBe(422);
    const shown = text(answer.body);
    expect(shown).toContain('Tidak dikenal. Pakai nama kecamatan');
    expect(shown).toContain('Waktu itu sudah lewat.');
    expect(shown).toContain('Jam selesai harus setelah jam mulai.');
    expect(shown).toContain('Kuota 1 sampai 1000.');
    expect(answer.body).toContain('value="Kemasan Produk"');
    expect(await pages.office.trainings.list(10)).toEqual([]);
  });

  it('change a training: more seats move people up, fewer take none away, and two do not overwrite', async () => {
    await pages.ani.fill('/trainings/new', form);
    const { id } = await only(pages);
    const path = `/trainings/${id}`;
    for (const one of ['a', 'b', 'c']) await enrol(pages.office, id, one, rig.clock.now());
    const fewer = await pages.ani.fill(path, { ...form, quota: '1', version: '1' }, path);
    expect([fewer.statusCode, text(fewer.body)]).toEqual([
      409,
      expect.stringContaining('Kuota tidak bisa diturunkan'),
    ]);
    const more = await pages.ani.fill(path, { ...form, quota: '3', version: '1' }, path);
    expect(more.headers.location).toBe('/trainings?done=changed');
    expect(await pages.office.enrolments.find(`${id}:c`)).toMatchObject({ state: 'seated' });
    const late = await pages.ani.fill(path, { ...form, title: 'Lain', version: '1' }, path);
    expect(text(late.body)).toContain('Orang lain mengubah pelatihan ini');
    expect(await only(pages)).toMatchObject({ title: 'Kemasan Produk', quota: 3, version: 2 });
  });

  it('call a training off', async () => {
    await pages.ani.fill('/trainings/new', form);
    const { id } = await only(pages);
    const path = `/trainings/${id}`;
    const foreign = await pages.ani.post(`${path}/cancel`, { version: '1' });
    expect(foreign.statusCode).toBe(403);
    const off = await pages.ani.fill(path, { version: '1' }, `${path}/cancel`);
    expect(off.headers.location).toBe('/trainings?done=called_off');
    expect(await only(pages)).toMatchObject({ state: 'cancelled', version: 2 });
    expect(await rig.audited()).toContain(`called off training: training:${id} by ani@example.org`);
    expect(pages.changes.at(-1)).toEqual({ of: 'training', id });
  });

  it('tell everybody who has a place that it moved, or is called off', async () => {
    await pages.ani.fill('/trainings/new', form);
    const { id } = await only(pages);
    const path = `/trainings/${id}`;
    await register(rig.database, [person(0, rig.clock.now()), person(1, rig.clock.now())]);
    for (const [n, one] of ['p0000', 'p0001'].entries()) {
      await enrol(pages.office, id, one, rig.clock.now());
      const contact = { channel: 'telegram', address: String(n), participantId: one };
      await rig.database.contacts.collection.insertOne({
        _id: `telegram:${n}`,
        ...contact,
      } as never);
    }
    await pages.ani.fill(path, { ...form, narasumber: 'Pak Joko', version: '1' }, path);
    expect(pages.told).toEqual([]);
    await pages.ani.fill(path, { ...form, from: '10:00', version: '2' }, path);
    await pages.ani.fill(path, { version: '3' }, `${path}/cancel`);
    expect(pages.told.map(({ contactId, key }) => `${contactId} ${key}`).sort()).toEqual([
      'telegram:0 trainings:told.calledOff',
      'telegram:0 trainings:told.moved',
      'telegram:1 trainings:told.calledOff',
      'telegram:1 trainings:told.moved',
    ]);
  });

  it('show the code of a room, and its links', async () => {
    await pages.ani.fill('/trainings/new', form);
    const training = await only(pages);
    const { body } = await pages.ani.get(`/trainings/${training.id}/qr`);
    expect(body).toContain(training.checkInCode);
    expect(body).toContain(`https://t.me/pasti_bot?start=${training.checkInToken}`);
    expect(training.checkInToken).toMatch(/^ci-[\w-]{13,61}$/);
    expect(training.checkInCode).toMatch(/^[A-Z0-9]{6}$/);
    expect(body.match(/<svg/g)).toHaveLength(2);
    expect((await pages.ani.get('/trainings/none/qr')).statusCode).toBe(404);
  });
});
