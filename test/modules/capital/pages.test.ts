import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadWords } from '../../../src/i18n/words.js';
import type { LoanApplication } from '../../../src/modules/capital/application.js';
import { applicationDesk } from '../../../src/modules/capital/desk.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { applicationStore } from '../../../src/modules/capital/store.js';
import { officeStore } from '../../../src/store/office.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { applicationsRoom } from '../../../src/modules/capital/pages/room.js';
import { person, register, secretNik } from '../../web/dashboard/people.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
const at = new Date('2026-11-20T03:00:00Z');
const siti = person(1, at, { name: 'Siti <b>Aminah</b>' });
let told: LoanApplication[] = [];
let changed: string[] = [];
let app: ReturnType<typeof rig.build>;

beforeEach(async () => {
  const { database } = rig;
  [told, changed] = [[], []];
  await database.loanApplications.collection.deleteMany({});
  await register(database, [siti]);
  const desk = applicationDesk({
    applications: applicationStore(database),
    participants: participantStore(database),
    steps: stepStore(database),
    agenda: {
      changed: (change) => Promise.resolve(void changed.push(`${change.of} ${change.id}`)),
    },
    audit: (entry) => officeStore(database).audit(entry),
    tell: (application) => Promise.resolve(void told.push(application)),
    timeZone: 'Asia/Jakarta',
  });
  app = rig.build({
    rooms: [applicationsRoom(desk)],
    messages: (locale, key, values) =>
      words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
  });
});

async function submitted(id: string, minute = 0): Promise<void> {
  const when = new Date(at.getTime() + minute * 60_000);
  await applicationStore(rig.database).create({
    ...{ id, participantId: siti.id, product: 'product.kur_mikro', productName: 'KUR Mikro' },
    ...{
      amount: 20_000_000,
      purpose: 'oven',
      state: 'submitted',
      createdAt: when,
      updatedAt: when,
    },
    history: [{ state: 'submitted', day: '2026-11-20', at: when, by: 'chat' }],
    version: 1,
  });
}

const officer = async () => {
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  const visitor = new Visitor(app);
  await visitor.signIn('ani@example.org', goodPassword);
  return visitor;
};

describe('/applications', () => {
  it('is for the office alone', async () => {
    await submitted('p:1');
    const stranger = new Visitor(app);
    for (const url of ['/applications', '/applications/p%3A1'])
      expect((await stranger.get(url)).headers.location).toBe('/login');
    const answer = await stranger.fill('/login', { state: 'approved' }, '/applications/p%3A1');
    expect(answer.headers.location).toBe('/login');
    expect((await applicationStore(rig.database).find('p:1'))?.version).toBe(1);
  });

  it('lists them by state, page by page, with names escaped and no NIK', async () => {
    for (let n = 0; n < 30; n++) await submitted(`p:${n}`, n);
    const visitor = await officer();
    const first = await visitor.get('/applications');
    expect(first.body).toContain('Siti &lt;b&gt;Aminah');
    expect(first.body).toContain('diajukan ke bank (30)');
    expect(first.body.match(/Rp20\.000\.000/g)).toHaveLength(25);
    expect(first.body).not.toContain(secretNik);
    const next = /href="(\/applications\?after=[^"]+)" rel="next"/.exec(first.body)?.[1] ?? '';
    const second = await visitor.get(next.replaceAll('&amp;', '&'));
    expect(second.body.match(/Rp20\.000\.000/g)).toHaveLength(5);
    expect((await visitor.get('/applications?state=refused')).body).toContain(
      'Belum ada pengajuan',
    );
    expect((await visitor.get('/applications?lang=en')).body).toContain('Applications for capital');
  });

  it('writes an approval once, tells the person, marks the step, and leaves a line in the audit log', async () => {
    await submitted('p:1');
    const visitor = await officer();
    const url = '/applications/p%3A1';
    const fields = {
      ...{ version: '1', state: 'approved', day: '2026-11-23' },
      ...{ amount: 'Rp 15.000.000', note: 'lewat telepon' },
    };
    const answer = await visitor.fill(url, fields);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${url}?done`]);
    const shown = (await visitor.get(`${url}?done`)).body;
    for (const text of ['Sudah tersimpan', 'disetujui', 'Rp15.000.000', 'lewat telepon', 'ani@'])
      expect(shown).toContain(text);
    expect((await visitor.fill(url, fields)).statusCode).toBe(409);
    const found = await applicationStore(rig.database).find('p:1');
    expect(found?.history).toHaveLength(2);
    expect(told.map(({ state }) => state)).toEqual(['approved']);
    expect(changed).toEqual(['application p:1']);
    expect(await rig.audited()).toContain(
      `application submitted -> approved: ${siti.id} by ani@example.org`,
    );
    const participant = await participantStore(rig.database).find(siti.id);
    expect(participant?.steps.P7).toMatchObject({ state: 'running', by: 'ani@example.org' });
  });

  it.each([
    [{ state: 'disbursed', amount: '1.000' }, 422, 'tidak bisa ke sana'],
    [{ state: 'nonsense' }, 422, 'tidak bisa ke sana'],
    [{ state: 'approved' }, 422, 'Tulis jumlahnya'],
    [{ state: 'approved', amount: 'banyak' }, 422, 'Tulis jumlahnya'],
    [{ state: 'refused', day: '2026-11-25' }, 422, 'Tanggalnya harus'],
    [{ state: 'refused', day: '2026-11-19' }, 422, 'Tanggalnya harus'],
    [{ state: 'refused', version: '7' }, 409, 'baru saja berubah'],
  ])('refuses %j and keeps what was typed', async (typed, status, reason) => {
    await submitted('p:1');
    const visitor = await officer();
    const fields = { version: '1', day: '2026-11-23', note: 'catatan saya', ...typed };
    const answer = await visitor.fill('/applications/p%3A1', fields);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(reason);
    expect(answer.body).toContain('catatan saya');
    expect((await applicationStore(rig.database).find('p:1'))?.version).toBe(1);
    expect(told).toEqual([]);
  });

  it('takes no form of a foreign page, and knows no application that is not there', async () => {
    await submitted('p:1');
    const visitor = await officer();
    const foreign = await visitor.post('/applications/p%3A1', { version: '1', state: 'refused' });
    expect(foreign.statusCode).toBe(403);
    expect((await visitor.get('/applications/p%3A2')).statusCode).toBe(404);
  });
});
