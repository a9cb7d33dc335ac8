import { describe, expect, it, beforeEach } from '@jest/globals';
import { loadWords } from '../../../src/i18n/words.js';
import { noAgenda } from '../../../src/ports/agenda.js';
import { createFirstUser } from '../../../src/programme/users/accounts.js';
import type { OfficeParts } from '../../../src/programme/training/office.js';
import { buildTrainingParts } from '../../../src/composition/actions/training.js';
import { buildOffice } from '../../../src/composition/dashboard/build-trainings.js';
import { createSecrets } from '../../../src/programme/secrets.js';
import { enrol } from '../../../src/programme/training/enrol.js';
import { changeEnrolment } from '../../../src/programme/training/parts.js';
import { exportRows } from '../../../src/store/exports.js';
import { trainingRoom } from '../../../src/web/dashboard/trainings/room.js';
import { MemoryFiles } from '../memory-files.js';
import { goodPassword, useDashboard } from './rig.js';
import { Visitor } from './visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
let ani: Visitor;
let office: OfficeParts;

beforeEach(async () => {
  await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
  const training = buildTrainingParts({
    database: rig.database,
    secrets: createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) }),
    words,
    timeZone: 'Asia/Jakarta',
    publicUrl: 'https://pasti.example',
    files: Object.assign(new MemoryFiles(), { take: () => Promise.reject(new Error('none')) }),
    agenda: noAgenda,
    notifyByDay: () => Promise.resolve(true),
    telegramLink: () => undefined,
  });
  office = buildOffice(training, rig.database, rig.clock);
  const messages = (locale: string, key: string, values?: object) =>
    words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values);
  rig.app = rig.build({ rooms: [trainingRoom(() => office)], messages });
  ani = new Visitor(rig.app);
  await ani.signIn('ani@example.org', goodPassword);
});

const form = {
  ...{ title: 'Kemasan Produk', topic: '', kind: 'pemprov', kecamatan: 'Tebet', quota: '50' },
  ...{ place: 'Kantor Kecamatan Tebet', date: '2026-11-28', from: '09:00', to: '12:00' },
  ...{ narasumber: 'Bu Ratna', bring: '', task: 'ganti kemasan', cost: 'Rp17.250.000' },
};

const text = (body: string) =>
  body
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const totals = async () => text((await ani.get('/trainings/totals')).body);

/** The one training, held on the 14th: two of three came. */
async function hold(id: string): Promise<void> {
  const [startsAt, endsAt] = ['02', '05'].map((hour) => new Date(`2026-11-14T${hour}:00:00Z`));
  if (startsAt && endsAt)
    await office.trainings.change(id, 1, { startsAt, endsAt, narasumber: 'Bu Ratna, Pak Joko' });
  for (const one of ['a', 'b', 'c']) {
    await enrol(office, id, one, new Date('2026-11-10T02:00:00Z'));
    const attendedAt = new Date('2026-11-14T02:00:00Z');
    if (one !== 'c') await changeEnrolment(office, `${id}:${one}`, () => ({ attendedAt }));
  }
}

describe('what a training costs', () => {
  it('is kept, added up by year, exported, and taken out again', async () => {
    await ani.fill('/trainings/new', form);
    const [training] = await office.trainings.list(1);
    const path = `/trainings/${training?.id}`;
    expect((await ani.get(path)).body).toContain('value="17250000"');
    expect(await totals()).toContain('Belum ada pelatihan yang selesai.');
    await hold(String(training?.id));
    expect(await totals()).toContain(
      '2026 Pelatihan 1 Hari pelatihan 1 Kecamatan 1 Narasumber 2 Peserta hadir 2 ' +
        'Praktik diterima 0 Biaya Rp17.250.000 Biaya per peserta hadir Rp8.625.000',
    );
    for await (const line of exportRows(rig.database, 'trainings'))
      expect(line).toMatchObject({ cost: 17_250_000, cost_each: 8_625_000, attended: 2 });
    await ani.fill(path, { ...form, date: '2026-11-14', cost: '', version: '2' }, path);
    expect(await totals()).toContain(
      'Biaya – Biaya per peserta hadir – Belum ada biayanya: 1 pelatihan.',
    );
  });

  it('is for the office alone', async () => {
    const answer = await new Visitor(rig.app).get('/trainings/totals');
    expect(answer.headers.location).toBe('/login');
  });
});
