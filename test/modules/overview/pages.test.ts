import { beforeEach, describe, expect, it } from '@jest/globals';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { overviewStore } from '../../../src/modules/overview/store.js';
import { beginnings } from '../../../src/web/dashboard/days.js';
import { pageEntries } from '../../../src/app/modules.js';
import { menuFor } from '../../../src/web/dashboard/navigation.js';
import { park, person, register } from '../../web/dashboard/people.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
let ani: Visitor;
beforeEach(async () => {
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  ani = new Visitor(rig.app);
  await ani.signIn('ani@example.org', goodPassword);
});

const minute = 60_000;
const crowd = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    person(n, new Date(rig.clock.now().getTime() - n * 6 * 60 * minute)),
  );
const text = (body: string) =>
  body
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the overview', () => {
  it('is empty, not broken, before anybody registered', async () => {
    const shown = text((await ani.get('/')).body);
    expect(shown).toContain('Terdaftar 0');
    expect(shown).toContain('P1 Pendaftaran 0 dari 0 –');
    expect(shown).toContain('Belum ada peserta.');
  });

  it('counts, with numerator, denominator and definition', async () => {
    await register(rig.database, crowd(40));
    await park(rig.database, 'a', 'open');
    await park(rig.database, 'b', 'open', { consented: true });
    await park(rig.database, 'registered-elsewhere', 'parked', {
      consented: true,
      registered: true,
    });
    await park(rig.database, 'refused', 'open', { declined: true });
    await park(rig.database, 'c', 'parked', { consented: true });
    await park(rig.database, 'd', 'elsewhere');
    const shown = text((await ani.get('/')).body);
    expect(shown).toContain('Per 24 November 2026 pukul 10.00');
    expect(shown).toContain('Terdaftar 40 Peserta yang setuju');
    // It is ten o'clock: those of 10:00 and 04:00 are of today.
    expect(shown).toContain('Hari ini 2 ');
    expect(shown).toContain('7 hari 26 ');
    expect(shown).toContain('Belum selesai 3 Percakapan');
    expect(shown).toContain('2 di antaranya sudah setuju');
    expect(shown).toContain('P1 Pendaftaran 40 dari 40 100%');
    expect(shown).toContain('P2 Pelatihan 30 dari 40 75%');
    expect(shown).toContain('P4 Perizinan 10 dari 40 25%');
    expect(shown).toContain('P7 Permodalan 0 dari 40 0%');
    expect(shown).toContain('Telegram 20 dari 40 50%');
    expect(shown).toContain('WhatsApp 0 dari 40 0%');
    expect(shown).not.toContain('Terminal');
    expect((await ani.get('/?lang=en')).body).toContain('Steps completed');
  });

  it('lists people, newest first, 25 a page, each once, though many came at one moment', async () => {
    const at = rig.clock.now();
    await register(
      rig.database,
      Array.from({ length: 60 }, (_, n) => person(n, n < 40 ? at : new Date(at.getTime() - n))),
    );
    const seen: string[] = [];
    const pageSizes: number[] = [];
    let url: string | undefined = '/';
    while (url !== undefined) {
      const { body } = await ani.get(url);
      const numbers = [...body.matchAll(/class="number">([^<]+)/g)].map(([, number]) => number!);
      seen.push(...numbers);
      pageSizes.push(numbers.length);
      url = /href="(\/\?after=[^"#]+)/.exec(body)?.[1];
    }
    expect(pageSizes).toEqual([25, 25, 10]);
    expect(new Set(seen).size).toBe(60);
    expect(seen[0]).toMatch(/-000039$/);
    expect(seen.at(-1)).toMatch(/-000059$/);
  });

  it('shows what is needed to find a person, and nothing secret', async () => {
    const nasty = person(1, rig.clock.now(), { name: '<script>alert(1)</script>' });
    await register(rig.database, [nasty, person(3, rig.clock.now())]);
    const { body } = await ani.get('/');
    const shown = text(body);
    expect(shown).toContain('PAS-31.75.06-000001 &lt;script&gt;');
    expect(shown).toContain('Cakung Jakarta Timur Jahit 1 Fesyen');
    expect(shown).toContain('Ide: Nasi uduk di depan rumah Kuliner');
    expect(shown).toContain('24 Nov 2026, 10.00');
    expect(body).not.toMatch(/<script/);
    expect(body).not.toMatch(/3174\*|sealed|\+62/);
  });

  it.each(['x', '1', '1.', '99999999999999999.a', '1.<b>', '-1.a'])(
    'begins at the front for a place that is none: %s',
    async (place) => {
      await register(rig.database, crowd(2));
      const { statusCode, body } = await ani.get(`/?after=${encodeURIComponent(place)}`);
      expect(statusCode).toBe(200);
      expect(body).toContain('Siti Aminah');
    },
  );

  it('says that there is nobody further', async () => {
    await register(rig.database, crowd(2));
    const shown = text((await ani.get('/?after=1.zzz')).body);
    expect(shown).toContain('Tidak ada peserta lagi. ');
    expect(shown).toContain('« Ke yang terbaru');
    expect(shown).not.toContain('Langkah yang selesai');
  });

  it('is not for somebody with another role', async () => {
    await rig.database.users.updateOne({ _id: 'ani@example.org' }, { $set: { role: 'coach' } });
    const answer = await ani.get('/');
    expect(answer.statusCode).toBe(403);
    expect(text(answer.body)).toContain('bukan untuk akun Anda');
    expect((await ani.get('/', { accept: 'application/json' })).json()).toMatchObject({
      error: 'forbidden',
    });
  });

  it('counts again after ten seconds, not for every look', async () => {
    await ani.get('/');
    await register(rig.database, crowd(2));
    expect(text((await ani.get('/')).body)).toContain('Terdaftar 0');
    rig.clock.advance(10_000);
    expect(text((await ani.get('/')).body)).toContain('Terdaftar 2');
  });

  it('counts again at once after it failed', async () => {
    const source = overviewStore(rig.database);
    let broken = true;
    const count: typeof source.count = (since) =>
      broken ? Promise.reject(new Error('no')) : source.count(since);
    const app = rig.build({ overview: { ...source, count } });
    const visitor = new Visitor(app);
    await visitor.signIn('ani@example.org', goodPassword);
    expect((await visitor.get('/')).statusCode).toBe(500);
    broken = false;
    expect((await visitor.get('/')).statusCode).toBe(200);
    await app.close();
  });

  it('answers when the store fails, without telling how', async () => {
    const fail = () => Promise.reject(new Error('mongodb is down'));
    const app = rig.build({ overview: { count: fail, newest: fail } });
    const visitor = new Visitor(app);
    await visitor.signIn('ani@example.org', goodPassword);
    const answer = await visitor.get('/');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('Sedang ada gangguan');
    expect(answer.body).not.toContain('mongodb');
    await app.close();
  });
});

describe('the menu', () => {
  it('has what a role may see, and the queues where there are some', () => {
    const ids = (role: 'admin' | 'coach', queues: boolean) =>
      menuFor(pageEntries, role, { queues }).map(({ id }) => id);
    expect(ids('admin', true)).toEqual([...pageEntries.map(({ id }) => id), 'queues']);
    expect(ids('admin', false)).not.toContain('queues');
    expect(ids('coach', true)).toEqual([]);
  });
});

describe('the beginning of a day', () => {
  it.each([
    ['2026-11-24T16:59:59Z', 'Asia/Jakarta', '2026-11-23T17:00:00Z', '2026-11-17T17:00:00Z'],
    ['2026-11-24T17:00:00Z', 'Asia/Jakarta', '2026-11-24T17:00:00Z', '2026-11-18T17:00:00Z'],
    ['2026-03-01T00:00:00Z', 'UTC', '2026-03-01T00:00:00Z', '2026-02-23T00:00:00Z'],
    // Clocks went forward on 29 March, in the middle of the week.
    ['2026-03-31T10:00:00Z', 'Europe/Berlin', '2026-03-30T22:00:00Z', '2026-03-24T23:00:00Z'],
    ['2026-03-29T10:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-22T23:00:00Z'],
  ])('at %s in %s is %s, and the week is from %s', (now, zone, today, week) => {
    const begun = beginnings(new Date(now), zone);
    expect(begun.today).toEqual(new Date(today));
    expect(begun.week).toEqual(new Date(week));
  });
});
