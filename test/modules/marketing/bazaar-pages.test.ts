import { beforeEach, describe, expect, it } from '@jest/globals';
import { createRender } from '../../../src/i18n/render.js';
import { loadWords } from '../../../src/i18n/words.js';
import { bazaarDesk } from '../../../src/modules/marketing/bazaar-desk.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { contactStore } from '../../../src/modules/people/store/contacts.js';
import { bazaarStore, shopStore } from '../../../src/modules/marketing/store.js';
import { officeStore } from '../../../src/store/office.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { bazaarsRoom } from '../../../src/modules/marketing/pages/bazaars/room.js';
import { person, register } from '../../web/dashboard/people.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
const tebet = {
  ...{ name: 'Bazar Tebet', place: 'Taman Tebet', startsOn: '2026-12-05' },
  ...{ endsOn: '2026-12-06', deadline: '2026-11-30', quota: '2' },
};
const id = '2026-12-05-bazar-tebet';
const render = createRender(words, {});
const capabilities = { buttons: true, contactRequest: false, deletes: false, maxLength: 4000 };

describe('the page of bazaars', () => {
  let ani: Visitor;
  let told: string[];
  beforeEach(async () => {
    const { database } = rig;
    told = [];
    for (const model of [database.bazaars, database.shops, database.contacts])
      await model.collection.deleteMany({});
    await register(database, [person(1, rig.clock.now(), { steps: {} })]);
    const room = bazaarsRoom(
      bazaarDesk({
        bazaars: bazaarStore(database),
        shops: shopStore(database),
        steps: stepStore(database),
        participants: participantStore(database),
        contacts: contactStore(database),
        tellByDay: (contactId, key, [event]) => {
          told.push(
            `${contactId} ${key} ${event ? render([event], 'id', capabilities)[0]?.text : ''}`,
          );
          return Promise.resolve(true);
        },
        timeZone: 'Asia/Jakarta',
        audit: (entry) => officeStore(database).audit(entry),
      }),
    );
    await rig.app.close();
    rig.app = rig.build({
      rooms: [room],
      messages: (locale, key, values) =>
        words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
    });
    await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
    ani = new Visitor(rig.app);
    await ani.signIn('ani@example.org', goodPassword);
  });

  it('creates one, once, with who did it', async () => {
    expect((await ani.fill('/bazaars', tebet)).headers.location).toBe('/bazaars?done=created');
    await ani.fill('/bazaars', tebet);
    expect(await bazaarStore(rig.database).list(9)).toHaveLength(1);
    expect(await bazaarStore(rig.database).find(id)).toMatchObject({
      quota: 2,
      state: 'open',
      people: [],
    });
    expect(await rig.audited()).toContain(`created bazaar: ${id} by ani@example.org`);
    expect((await ani.get('/bazaars')).body).toContain('0 dari 2 meja terisi.');
  });

  it.each([
    [{ name: 'x' }, '3 sampai 100 huruf.'],
    [{ endsOn: '2026-12-04' }, 'Tidak sebelum tanggal mulai.'],
    [{ deadline: '2026-12-06' }, 'Tidak sesudah tanggal mulai.'],
    [{ quota: '0' }, '1 sampai 1000.'],
    [{ quota: '2,5' }, '1 sampai 1000.'],
    [{ startsOn: 'besok' }, 'Pilih tanggal.'],
  ])('refuses %j', async (change, why) => {
    const answer = await ani.fill('/bazaars', { ...tebet, ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(why);
    expect(await bazaarStore(rig.database).list(9)).toEqual([]);
  });

  it('notes who was there, which completes the step of who is ready to sell', async () => {
    await ani.fill('/bazaars', tebet);
    const store = bazaarStore(rig.database);
    await store.join((await store.find(id))!, 'p0001', '2026-11-24');
    const photo = { id: 'f', name: 'f.jpg', mime: 'image/jpeg', size: 1 };
    const bag = { id: 'a', name: 'Tas', price: 75_000, photo, addedAt: rig.clock.now() };
    await shopStore(rig.database).put({
      id: 'p0001',
      products: [bag],
      packaged: true,
      online: 'social',
      version: 1,
    });
    const { body } = await ani.get('/bazaars');
    expect(body).toContain('Budi Santoso 1');
    await ani.fill('/bazaars', { person: 'p0001' }, `/bazaars/${id}/attend`);
    expect((await shopStore(rig.database).find('p0001'))!.attended).toEqual([id]);
    expect((await participantStore(rig.database).find('p0001'))!.steps.P5?.state).toBe('done');
    const stranger = await ani.fill('/bazaars', { person: 'p0002' }, `/bazaars/${id}/attend`);
    expect(stranger.statusCode).toBe(409);
  });

  it('cancels one, once', async () => {
    await ani.fill('/bazaars', tebet);
    expect((await ani.fill('/bazaars', {}, `/bazaars/${id}/cancel`)).statusCode).toBe(303);
    const store = bazaarStore(rig.database);
    expect(await store.join((await store.find(id))!, 'p0001', '2026-11-24')).toBe(false);
    const { body } = await ani.get('/bazaars');
    expect(body).toContain('dibatalkan');
  });

  it('tells those who have a table that it is off, unless it is over', async () => {
    await register(rig.database, [person(2, rig.clock.now(), { steps: {} })]);
    await rig.database.contacts.collection.insertMany(
      ['p0001', 'p0002'].map((participantId, n) => ({
        ...{ _id: `telegram:${n}`, channel: 'telegram', address: String(n), participantId },
      })) as never,
    );
    const store = bazaarStore(rig.database);
    const over = { ...tebet, startsOn: '2020-12-05', endsOn: '2020-12-06', deadline: '2020-11-30' };
    for (const bazaar of [tebet, over]) {
      await ani.fill('/bazaars', bazaar);
      const made = `${bazaar.startsOn}-bazar-tebet`;
      await store.join((await store.find(made))!, 'p0001', '2020-11-24');
      await ani.fill('/bazaars', {}, `/bazaars/${made}/cancel`);
      await ani.fill('/bazaars', {}, `/bazaars/${made}/cancel`);
    }
    expect(told).toEqual([
      'telegram:0 bazaar-2026-12-05-bazar-tebet-cancelled Maaf Bu, **Bazar Tebet** ' +
        '(Sabtu, 5 Desember 2026, Taman Tebet) dibatalkan penyelenggara, jadi meja Ibu tidak ' +
        'berlaku lagi. Bazar lain: ketik PRODUK, lalu pilih Bazar.',
    ]);
  });

  it('is for the office alone', async () => {
    expect((await new Visitor(rig.app).get('/bazaars')).headers.location).toBe('/login');
  });
});
