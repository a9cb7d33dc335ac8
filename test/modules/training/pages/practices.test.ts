import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { enrol } from '../../../../src/modules/training/enrol.js';
import { changeEnrolment } from '../../../../src/modules/training/change-enrolment.js';
import { person, register } from '../../../web/dashboard/people.js';
import { form, only, text, useTrainingPages } from './training-pages.js';

const pages = useTrainingPages();
const { rig } = pages;

describe('practices that wait', () => {
  async function sent() {
    const sari = person(0, rig.clock.now());
    await register(rig.database, [sari]);
    await pages.ani.fill('/trainings/new', form);
    const { id } = await only(pages);
    await enrol(pages.office, id, sari.id, rig.clock.now());
    await rig.database.contacts.collection.insertOne({
      ...{ _id: 'telegram:1', channel: 'telegram', address: '1', participantId: sari.id },
    } as never);
    const file = await pages.office.files.keep({
      ...{ id: randomUUID(), ownerId: sari.id, name: 'foto.png', mime: 'image/png' },
      bytes: new Uint8Array([1, 2, 3]),
    });
    const now = rig.clock.now();
    const practice = { state: 'waiting', text: '<b>pouch</b>', file, sentAt: now } as const;
    await changeEnrolment(pages.office, `${id}:${sari.id}`, () => ({ attendedAt: now, practice }));
    return `${id}:${sari.id}`;
  }

  it('are looked at, returned with words, and not without', async () => {
    const enrolment = await sent();
    const page = await pages.ani.get('/trainings/practice');
    expect(page.body).toContain('&lt;b&gt;pouch&lt;/b&gt;');
    const path = `/trainings/practice/${encodeURIComponent(enrolment)}`;
    const picture = await pages.ani.get(`${path}/file`);
    expect([picture.headers['content-type'], [...picture.rawPayload]]).toEqual([
      'image/png',
      [1, 2, 3],
    ]);
    const wordless = await pages.ani.fill('/trainings/practice', { verdict: 'returned' }, path);
    expect([wordless.statusCode, text(wordless.body)]).toEqual([
      422,
      expect.stringContaining('Tulis catatan'),
    ]);
    const fields = { verdict: 'returned', words: 'Labelnya belum kelihatan.' };
    const returned = await pages.ani.fill('/trainings/practice', fields, path);
    expect(returned.headers.location).toBe('/trainings/practice?done=returned');
    expect(pages.told).toEqual([{ contactId: 'telegram:1', key: 'trainings:practice.returned' }]);
    expect(await pages.office.enrolments.find(enrolment)).toMatchObject({
      practice: { state: 'returned', words: fields.words, reviewedBy: 'ani@example.org' },
    });
    expect((await pages.office.enrolments.find(enrolment))?.certificate).toBeUndefined();
  });

  it('are accepted once: the step is done, and there is a certificate', async () => {
    const enrolment = await sent();
    const path = `/trainings/practice/${encodeURIComponent(enrolment)}`;
    const token = await pages.ani.token('/trainings/practice');
    const fields = { verdict: 'accepted', _form: token };
    expect((await pages.ani.post(path, fields)).headers.location).toBe(
      '/trainings/practice?done=accepted',
    );
    expect(
      (await pages.ani.post(path, { ...fields, verdict: 'returned', words: 'x' })).statusCode,
    ).toBe(409);
    const kept = await pages.office.enrolments.find(enrolment);
    expect(kept?.certificate?.number).toMatch(/^PAS-2026-\w{5}-\w{5}$/);
    const [, participant = ''] = enrolment.split(':');
    expect((await pages.office.participants.find(participant))?.steps.P2).toMatchObject({
      state: 'done',
      by: 'ani@example.org',
      evidence: kept?.certificate?.number,
    });
    const notice = { contactId: 'telegram:1', key: 'trainings:practice.accepted' };
    expect(pages.told).toEqual([{ ...notice, mime: 'application/pdf' }]);
  });
});
