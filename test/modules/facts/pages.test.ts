import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { seedFacts } from '../../../src/modules/facts/seed-facts.js';
import { loadWords } from '../../../src/i18n/words.js';
import { factDesk } from '../../../src/modules/facts/desk.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { factStore } from '../../../src/modules/facts/store.js';
import { officeStore } from '../../../src/store/office.js';
import { factsRoom } from '../../../src/modules/facts/pages/room.js';
import { fieldsOf } from '../../../src/modules/facts/pages/read-fact.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');

describe('the page of facts', () => {
  let app: FastifyInstance;
  let ani: Visitor;
  beforeEach(async () => {
    await rig.database.facts.collection.deleteMany({});
    await seedFacts(rig.database, rig.clock.now());
    const room = factsRoom(
      factDesk({
        facts: factStore(rig.database),
        audit: (entry) => officeStore(rig.database).audit(entry),
        now: () => rig.clock.now(),
        timeZone: 'Asia/Jakarta',
      }),
    );
    await rig.app.close();
    app = rig.build({
      rooms: [room],
      messages: (locale, key, values) =>
        words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
    });
    rig.app = app;
    await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
    ani = new Visitor(app);
    await ani.signIn('ani@example.org', goodPassword);
  });

  const fields = async (id: string) => fieldsOf((await factStore(rig.database).find(id))!);

  it('lists them with day, source and who changed them, and says what is not certain', async () => {
    const { body, statusCode } = await ani.get('/facts');
    expect(statusCode).toBe(200);
    expect(body).toContain('Rp500.000 per kelas untuk UMK');
    expect(body).toContain('Januari 2026');
    expect(body).toContain('bawaan program');
    expect(body).toContain('<em>belum pasti</em>');
  });

  it('is for those who signed in alone', async () => {
    const stranger = new Visitor(app);
    expect((await stranger.get('/facts')).headers.location).toBe('/login');
    expect((await stranger.post('/facts/fee.merek_umk', {})).headers.location).toBe('/login');
  });

  it('keeps a change, with who and when', async () => {
    const typed = { ...(await fields('fee.merek_umk')), amount: 'Rp600.000', as_of: '2026-11' };
    const answer = await ani.fill('/facts/fee.merek_umk', typed);
    expect(answer.headers.location).toBe('/facts?done');
    expect(await factStore(rig.database).find('fee.merek_umk')).toMatchObject({
      ...{ amount: 600_000, asOf: '2026-11', version: 2, updatedBy: 'ani@example.org' },
      text: { id: '{amount} per kelas untuk UMK' },
    });
    expect(await rig.audited()).toContain('changed fact: fee.merek_umk by ani@example.org');
    expect((await ani.get('/facts?done')).body).toContain('Rp600.000 per kelas');
  });

  it.each([
    [{ amount: 'banyak' }, 'Tidak terbaca.'],
    [{ as_of: '2027' }, 'Tidak boleh begini.'],
    [{ title_en: '' }, 'Belum diisi.'],
    [{ source_url: 'javascript:alert(1)' }, 'Tidak terbaca.'],
  ])('refuses %j and says why, keeping what was typed', async (change, why) => {
    const typed = { ...(await fields('fee.merek_umk')), text_id: 'Beda <b>', ...change };
    const answer = await ani.fill('/facts/fee.merek_umk', typed);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(why);
    expect(answer.body).toContain('Beda &lt;b&gt;');
    expect((await factStore(rig.database).find('fee.merek_umk'))!.version).toBe(1);
  });

  it('does not write over what somebody else changed meanwhile', async () => {
    const typed = await fields('rate.kur');
    await ani.fill('/facts/rate.kur', { ...typed, amount: '7' });
    const answer = await ani.fill('/facts/rate.kur', { ...typed, amount: '8' });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('baru saja diubah orang lain');
    expect((await factStore(rig.database).find('rate.kur'))!.amount).toBe(7);
  });

  it('adds a product with its terms, once', async () => {
    const loan = {
      ...(await fields('product.kur_mikro')),
      ...{ id: 'product.bank_jakarta', max_amount: '25.000.000', rate_percent: '7,5' },
      ...{ requirements: 'nib, age_21', certain: '' },
    };
    expect((await ani.fill('/facts/new', loan)).headers.location).toBe('/facts?done');
    expect(await factStore(rig.database).find('product.bank_jakarta')).toMatchObject({
      certain: false,
      product: { maxAmount: 25_000_000, ratePercent: 7.5, requirements: ['nib', 'age_21'] },
    });
    const again = await ani.fill('/facts/new', loan);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('sudah dipakai');
    const unknown = { ...loan, id: 'product.other', requirements: 'luck' };
    expect((await ani.fill('/facts/new', unknown)).statusCode).toBe(422);
  });

  it('answers 404 for one that is not there', async () => {
    expect((await ani.get('/facts/fee.nothing')).statusCode).toBe(404);
  });
});
