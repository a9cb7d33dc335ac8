import { describe, expect, it } from '@jest/globals';
import { modelsIn } from '../../../src/store/connect.js';
import { makeDemoDocuments, seedDemo } from '../../../src/modules/demo/seed-demo.js';
import { people } from '../../../src/modules/people/demo/plan.js';
import { verifyCertificate } from '../../../src/modules/training/verify.js';
import { ensureCoach } from '../../../src/modules/mentoring/coach/assign-coach.js';
import { caseloadStore } from '../../../src/modules/mentoring/store/caseload.js';
import { coachStore } from '../../../src/modules/coaches/store/coaches.js';
import { demoStore } from '../../../src/modules/demo/store.js';
import { participantStore } from '../../../src/modules/people/store/participants.js';
import { enrolmentStore } from '../../../src/modules/training/store/enrolments.js';
import { trainingStore } from '../../../src/modules/training/store/trainings.js';
import { useDatabase } from '../../support/mongo/use-database.js';
import { secrets } from '../support/memory.js';

const fixture = useDatabase();
const now = new Date('2026-11-24T03:00:00Z');

describe('the demo in a store', () => {
  it('is there once, also a month later, and is begun anew where it was broken off', async () => {
    const { database } = fixture;
    const broken = Object.entries(makeDemoDocuments(now, secrets)).slice(0, 4);
    await demoStore(database).fill(Object.fromEntries(broken));
    const counts = await seedDemo(database, secrets, now);
    const kept = await countAll();
    expect(kept).toMatchObject(counts);
    expect(await seedDemo(database, secrets, new Date('2026-12-24T03:00:00Z'))).toEqual({});
    expect(await countAll()).toEqual(kept);
  });

  it('has certificates that can be verified', async () => {
    const { database } = fixture;
    const found = await database.enrolments.findOne({ 'certificate.number': { $exists: true } });
    const parts = {
      enrolments: enrolmentStore(database),
      trainings: trainingStore(database),
      participants: participantStore(database),
    };
    const { number } = found?.certificate as { number: string };
    expect(await verifyCertificate(parts, number)).toMatchObject({ number, title: /./ });
  });

  it('goes out again whole, and leaves alone who is real', async () => {
    const { database } = fixture;
    const { participants, identities } = database;
    const sari = {
      kecamatan: { code: '31.74.01' },
      business: { kind: 'idea', category: 'culinary' },
    };
    await participants.collection.insertOne({ _id: 'sari', name: 'Sari', ...sari } as never);
    await identities.collection.insertOne({ _id: 'nik:x', participantId: 'sari' } as never);
    await expect(seedDemo(database, secrets, now)).rejects.toThrow('1 participants');
    const person = await participantStore(database).find('sari');
    const parts = {
      ...{ coaches: coachStore(database), participants: participantStore(database) },
      caseload: caseloadStore(database),
    };
    const coach = person && (await ensureCoach(parts as never, person, now));
    expect(coach?.kecamatan).toEqual(['31.74.01']);
    expect(await demoStore(database).remove()).toBe(people);
    expect((await participantStore(database).find('sari'))?.coachId).toBeUndefined();
    const left = Object.entries(await countAll()).filter(([, count]) => count > 0);
    expect(left).toEqual([
      ['participants', 1],
      ['identities', 1],
    ]);
  });
});

/** Documents by collection. */
async function countAll(): Promise<Record<string, number>> {
  const counts = modelsIn(fixture.database).map(
    async ([name, { collection }]) => [name, await collection.countDocuments({})] as const,
  );
  return Object.fromEntries(await Promise.all(counts));
}
