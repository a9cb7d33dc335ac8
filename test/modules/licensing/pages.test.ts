import { beforeEach, describe, expect, it } from '@jest/globals';
import { seedFacts } from '../../../src/modules/facts/seed-facts.js';
import { loadWords } from '../../../src/i18n/words.js';
import { noAgenda } from '../../../src/ports/agenda.js';
import { permitOffice } from '../../../src/modules/licensing/office.js';
import type { Permit } from '../../../src/modules/licensing/permit.js';
import { createFirstUser } from '../../../src/web/sign-in/accounts.js';
import { contactStore } from '../../../src/modules/people/store/contacts.js';
import { factStore } from '../../../src/modules/facts/store.js';
import { licenceAnswerStore, permitStore } from '../../../src/modules/licensing/store.js';
import { officeStore } from '../../../src/store/office.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { verificationsRoom } from '../../../src/modules/licensing/pages/room.js';
import { person, register } from '../../web/dashboard/people.js';
import { goodPassword, useDashboard } from '../../web/dashboard/rig.js';
import { Visitor } from '../../web/dashboard/visitor.js';

const rig = useDashboard();
const words = loadWords('locales', 'Asia/Jakarta');
const picture = { id: 'f1', name: 'nib "1".jpg', mime: 'image/jpeg', size: 3 };

describe('the page of what waits', () => {
  let ani: Visitor;
  let told: string[];
  let mime: string;
  const nib: Permit = {
    ...{ id: 'p0001.nib', participantId: 'p0001', kind: 'nib', state: 'reported' },
    ...{ number: '1234567890123', issuedOn: '2026-03-03', proof: picture },
    reportedAt: new Date('2026-11-23T03:00:00Z'),
    createdAt: new Date('2026-11-23T03:00:00Z'),
    version: 2,
  };
  beforeEach(async () => {
    told = [];
    mime = 'image/jpeg';
    const { database } = rig;
    for (const model of [database.permits, database.contacts, database.facts])
      await model.collection.deleteMany({});
    await seedFacts(database, rig.clock.now());
    await register(database, [person(1, rig.clock.now(), { steps: {} })]);
    await contactStore(database).put('telegram:1', { participantId: 'p0001', locale: 'id' });
    await permitStore(database).create(nib);
    const office = permitOffice({
      participants: participantStore(database),
      contacts: contactStore(database),
      permits: permitStore(database),
      answers: licenceAnswerStore(database),
      facts: factStore(database),
      steps: stepStore(database),
      files: { take: () => Promise.reject(new Error('not here')) },
      agenda: noAgenda,
      say: (locale, key, values) => words.say(locale, key, values),
      tellByDay: (contactId, _key, events) => {
        told.push(
          `${contactId} ${events.map((event) => ('key' in event ? event.key : '')).join()}`,
        );
        return Promise.resolve(true);
      },
      read: (id) =>
        Promise.resolve(
          id === 'f1' ? { ...picture, mime, bytes: new Uint8Array([1, 2, 3]) } : undefined,
        ),
      audit: (entry) => officeStore(database).audit(entry),
      officeName: 'petugas OK OCE',
    });
    await rig.app.close();
    rig.app = rig.build({
      rooms: [
        verificationsRoom({
          permits: office,
          practicesWaiting: () => Promise.resolve(3),
        }),
      ],
      messages: (locale, key, values) =>
        words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
    });
    await createFirstUser(rig.accounts, { email: 'ani@example.org', password: goodPassword });
    ani = new Visitor(rig.app);
    await ani.signIn('ani@example.org', goodPassword);
  });

  it('lists the permits, and how many practices wait elsewhere', async () => {
    const { body } = await ani.get('/verifications');
    expect(body).toContain('NIB 1234567890123');
    expect(body).toContain('Budi Santoso 1');
    expect(body).toContain('3 bukti praktik');
    expect(body).toContain('href="/verifications/p0001.nib/file"');
  });

  it('shows a proof, and notes who looked at it', async () => {
    const answer = await ani.get('/verifications/p0001.nib/file');
    expect(answer.headers['content-type']).toBe('image/jpeg');
    expect(answer.headers['content-disposition']).toBe('inline; filename="nib__1_.jpg"');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect([...answer.rawPayload]).toEqual([1, 2, 3]);
    expect(await rig.audited()).toContain('looked at proof of permit: p0001 by ani@example.org');
    expect((await ani.get('/verifications/p0001.pirt/file')).statusCode).toBe(404);
  });

  it('hands over what is no picture as a file', async () => {
    mime = 'text/html';
    const answer = await ani.get('/verifications/p0001.nib/file');
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
  });

  it('accepts one, tells the person, and completes the step', async () => {
    const answer = await ani.fill(
      '/verifications',
      { decision: 'accept', words: '', version: '2' },
      '/verifications/p0001.nib',
    );
    expect(answer.headers.location).toBe('/verifications?done=accept');
    expect(await permitStore(rig.database).find(nib.id)).toMatchObject({
      state: 'verified',
      reviewed: { by: 'ani@example.org', name: 'petugas OK OCE' },
    });
    expect((await participantStore(rig.database).find('p0001'))!.steps.P4?.state).toBe('done');
    expect(told).toEqual(['telegram:1 licensing-lines:told.verified']);
    expect(await rig.audited()).toContain('verified permit nib: p0001 by ani@example.org');
  });

  it('sends one back with words only', async () => {
    const bare = await ani.fill(
      '/verifications',
      { decision: 'return', words: ' ' },
      '/verifications/p0001.nib',
    );
    expect(bare.statusCode).toBe(422);
    expect(bare.body).toContain('Tulis dulu apa yang perlu diperbaiki.');
    const typed = { decision: 'return', words: 'Fotonya buram', version: '2' };
    await ani.fill('/verifications', typed, '/verifications/p0001.nib');
    expect(await permitStore(rig.database).find(nib.id)).toMatchObject({
      state: 'returned',
      reviewed: { words: 'Fotonya buram' },
    });
    expect((await ani.get('/verifications')).body).toContain('Tidak ada izin yang menunggu.');
    const late = await ani.fill(
      '/verifications?x',
      { decision: 'accept' },
      '/verifications/p0001.nib',
    );
    expect([403, 409]).toContain(late.statusCode);
  });

  it('does not decide on what was replaced since it was shown', async () => {
    await permitStore(rig.database).change(nib, { number: '9999999999999' });
    const seen = { decision: 'accept', words: '', version: '2' };
    const answer = await ani.fill('/verifications', seen, '/verifications/p0001.nib');
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('sudah diganti peserta');
    expect((await permitStore(rig.database).find(nib.id))!.state).toBe('reported');
  });

  it('is for the office alone', async () => {
    const stranger = new Visitor(rig.app);
    expect((await stranger.get('/verifications/p0001.nib/file')).headers.location).toBe('/login');
  });
});
