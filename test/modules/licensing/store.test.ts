import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seedFacts } from '../../../src/modules/facts/seed-facts.js';
import { loadWords } from '../../../src/i18n/words.js';
import type { Change } from '../../../src/ports/agenda.js';
import type { LicensingParts } from '../../../src/modules/licensing/parts.js';
import type { Permit } from '../../../src/modules/licensing/permit.js';
import { permitReviews, reviewPermit } from '../../../src/modules/licensing/review-permit.js';
import { connect } from '../../../src/app/database.js';
import type { Database } from '../../../src/store/connect.js';
import { contactStore } from '../../../src/modules/people/store/contacts.js';
import { factStore } from '../../../src/modules/facts/store.js';
import { licenceAnswerStore, permitStore } from '../../../src/modules/licensing/store.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { stepStore } from '../../../src/modules/people/store/steps.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';
import { startTestMongo, type TestMongo } from '../../support/mongo/test-mongo.js';
import { person, register } from '../../web/dashboard/people.js';

const now = new Date('2026-11-24T03:00:00Z');
const words = loadWords('locales', 'Asia/Jakarta');

describe('permits', () => {
  let server: TestMongo;
  let database: Database;
  let parts: LicensingParts;
  let changes: Change[];
  let told: string[];
  const nib: Permit = {
    ...{ id: 'p0001.nib', participantId: 'p0001', kind: 'nib', state: 'reported' },
    ...{ number: '1234567890123', issuedOn: '2026-03-03', reportedAt: now, reportedBy: 'm1' },
    createdAt: now,
    version: 1,
  };
  beforeAll(async () => {
    server = await startTestMongo();
    database = await connect(server.uri, quietLogger);
    await seedFacts(database, now);
  });
  beforeEach(async () => {
    changes = [];
    told = [];
    for (const model of [
      database.permits,
      database.licenceAnswers,
      database.participants,
      database.contacts,
    ])
      await model.collection.deleteMany({});
    await register(database, [person(1, now, { steps: {} }), person(2, now)]);
    await contactStore(database).put('telegram:1', { participantId: 'p0001', locale: 'en' });
    parts = {
      participants: participantStore(database),
      contacts: contactStore(database),
      permits: permitStore(database),
      answers: licenceAnswerStore(database),
      facts: factStore(database),
      steps: stepStore(database),
      files: { take: () => Promise.reject(new Error('not here')) },
      agenda: {
        changed: (change) => {
          changes.push(change);
          return Promise.resolve();
        },
      },
      say: (locale, key, values) => words.say(locale, key, values),
      tellByDay: (contactId, key, events, locale) => {
        told.push(
          `${contactId} ${key} ${locale} ${events.map((e) => ('key' in e ? e.key : '')).join()}`,
        );
        return Promise.resolve(true);
      },
    };
    await parts.permits.create(nib);
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
  });
  const coach = { id: 'rina', name: 'Bu Rina' };
  const review = {
    id: nib.id,
    participantId: 'p0001',
    decision: 'accept',
    words: '',
    by: coach,
    now,
  } as const;

  it('are one of a kind for each, whoever creates them at once', async () => {
    const made = { ...nib, id: 'p0002.nib', participantId: 'p0002', state: 'wanted' } as const;
    const kept = await Promise.all([1, 2, 3].map(() => parts.permits.create(made)));
    expect(kept.map(({ id }) => id)).toEqual(['p0002.nib', 'p0002.nib', 'p0002.nib']);
    expect(await parts.permits.ofParticipant('p0002')).toHaveLength(1);
  });

  it('are changed by one of two at the same time', async () => {
    const results = await Promise.all([
      parts.permits.change(nib, { number: '1' }),
      parts.permits.change(nib, { number: '2' }),
    ]);
    expect(results.filter((result) => result !== undefined)).toHaveLength(1);
    expect((await parts.permits.find(nib.id))!.version).toBe(2);
  });

  it('complete step P4 when the NIB is verified, and tell the person once', async () => {
    expect(await reviewPermit(parts, review)).toBe(true);
    expect(await reviewPermit(parts, review)).toBe(true);
    const after = (await parts.permits.find(nib.id))!;
    expect(after).toMatchObject({ state: 'verified', reviewed: { by: 'rina', name: 'Bu Rina' } });
    const participant = (await parts.participants.find('p0001'))!;
    expect(participant.steps.P4).toEqual({
      state: 'done',
      at: now,
      by: 'rina',
      evidence: 'permit:nib',
    });
    expect(new Set(told)).toEqual(
      new Set(['telegram:1 permit-p0001.nib-2 en licensing-lines:told.verified']),
    );
    expect(changes).toContainEqual({ of: 'permit', id: nib.id });
  });

  it('go to the first of two reviewers', async () => {
    const office = { id: 'dina@kantor.id', name: 'Dina' };
    const decided = await Promise.all([
      reviewPermit(parts, review),
      reviewPermit(parts, { ...review, decision: 'return', words: 'Fotonya buram', by: office }),
    ]);
    expect(decided.sort()).toEqual([false, true]);
  });

  it.each<[string, Partial<Parameters<typeof reviewPermit>[1]>]>([
    ['without words', { decision: 'return', words: ' ' }],
    ["of somebody else's", { participantId: 'p0002' }],
    ['that is not there', { id: 'p0001.pirt' }],
  ])('are not sent back %s', async (_, change) => {
    expect(await reviewPermit(parts, { ...review, ...change })).toBe(false);
    expect((await parts.permits.find(nib.id))!.state).toBe('reported');
  });

  it('that are not the NIB do not complete the step', async () => {
    await parts.permits.create({ ...nib, id: 'p0001.halal', kind: 'halal' });
    expect(await reviewPermit(parts, { ...review, id: 'p0001.halal' })).toBe(true);
    expect((await parts.participants.find('p0001'))!.steps.P4).toBeUndefined();
  });

  it('wait for the coach of the person alone', async () => {
    await database.participants.updateOne({ _id: 'p0001' }, { $set: { coachId: 'rina' } });
    const source = permitReviews(parts);
    expect(await source.waiting({ id: 'dedi', participantIds: ['p0002'] }, 'id')).toEqual([]);
    const [item] = await source.waiting({ id: 'rina', participantIds: ['p0001'] }, 'id');
    expect(item).toMatchObject({
      kind: 'permit',
      id: nib.id,
      text: 'NIB 1234567890123, terbit 3 Maret 2026',
    });
    const decided = { id: nib.id, participantId: 'p0001', decision: 'accept', words: '' } as const;
    const by = (id: string) => source.decide({ ...decided, coach: { id, name: id }, now });
    expect(await by('dedi')).toBe(false);
    expect(await by('rina')).toBe(true);
  });

  it('are found before they end', async () => {
    await parts.permits.create({ ...nib, id: 'p0001.pirt', kind: 'pirt', expiresOn: '2026-12-24' });
    await parts.permits.create({
      ...nib,
      id: 'p0002.pirt',
      participantId: 'p0002',
      kind: 'pirt',
      state: 'returned',
      expiresOn: '2026-12-24',
    });
    const found = await parts.permits.expiring('2026-11-24', '2026-12-24');
    expect(found.map(({ id }) => id)).toEqual(['p0001.pirt']);
  });

  it('only wanted go when they do not fit any more, and all with the person', async () => {
    await parts.permits.create({ ...nib, id: 'p0001.merek', kind: 'merek', state: 'wanted' });
    await parts.permits.drop('p0001', 'merek');
    await parts.permits.drop('p0001', 'nib');
    expect((await parts.permits.ofParticipant('p0001')).map(({ kind }) => kind)).toEqual(['nib']);
    await parts.answers.keep('p0001', { makes: 'goods', brand: false }, now);
    await parts.permits.forget('p0001');
    expect(await parts.permits.ofParticipant('p0001')).toEqual([]);
    expect(await parts.answers.find('p0001')).toBeUndefined();
  });
});
