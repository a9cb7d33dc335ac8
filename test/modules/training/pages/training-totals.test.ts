import { describe, expect, it } from '@jest/globals';
import { enrol } from '../../../../src/modules/training/enrol.js';
import { changeEnrolment } from '../../../../src/modules/training/change-enrolment.js';
import { trainingsExport } from '../../../../src/modules/training/exports.js';
import { form, text, useTrainingPages } from './training-pages.js';
import { Visitor } from '../../../web/dashboard/visitor.js';

const pages = useTrainingPages();
const { rig } = pages;
const costly = { ...form, cost: 'Rp17.250.000', quota: '50' };

const totals = async () => text((await pages.ani.get('/trainings/totals')).body);

/** The one training, held on the 14th: two of three came. */
async function hold(id: string): Promise<void> {
  const [startsAt, endsAt] = ['02', '05'].map((hour) => new Date(`2026-11-14T${hour}:00:00Z`));
  if (startsAt && endsAt)
    await pages.office.trainings.change(id, 1, {
      startsAt,
      endsAt,
      narasumber: 'Bu Ratna, Pak Joko',
    });
  for (const one of ['a', 'b', 'c']) {
    await enrol(pages.office, id, one, new Date('2026-11-10T02:00:00Z'));
    const attendedAt = new Date('2026-11-14T02:00:00Z');
    if (one !== 'c') await changeEnrolment(pages.office, `${id}:${one}`, () => ({ attendedAt }));
  }
}

describe('what a training costs', () => {
  it('is kept, added up by year, exported, and taken out again', async () => {
    await pages.ani.fill('/trainings/new', costly);
    const [training] = await pages.office.trainings.list(1);
    const path = `/trainings/${training?.id}`;
    expect((await pages.ani.get(path)).body).toContain('value="17250000"');
    expect(await totals()).toContain('Belum ada pelatihan yang selesai.');
    await hold(String(training?.id));
    expect(await totals()).toContain(
      '2026 Pelatihan 1 Hari pelatihan 1 Kecamatan 1 Narasumber 2 Peserta hadir 2 ' +
        'Praktik diterima 0 Biaya Rp17.250.000 Biaya per peserta hadir Rp8.625.000',
    );
    for await (const line of trainingsExport.rows(rig.database))
      expect(line).toMatchObject({ cost: 17_250_000, cost_each: 8_625_000, attended: 2 });
    await pages.ani.fill(path, { ...costly, date: '2026-11-14', cost: '', version: '2' }, path);
    expect(await totals()).toContain(
      'Biaya – Biaya per peserta hadir – Belum ada biayanya: 1 pelatihan.',
    );
  });

  it('is for the office alone', async () => {
    const answer = await new Visitor(rig.app).get('/trainings/totals');
    expect(answer.headers.location).toBe('/login');
  });
});
