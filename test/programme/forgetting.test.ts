import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTerminalChannel } from '../../src/channels/terminal/index.js';
import { loadGiven } from '../../src/cli/load-given.js';
import { openScratch, type Scratch } from '../../src/cli/scratch.js';
import type { Conversations } from '../../src/composition/build-conversations.js';
import { personal, personalData } from '../../src/store/personal-data.js';
import { quietLogger } from '../support/mongo/quiet-logger.js';

let scratch: Scratch;
let conversations: Conversations;
let messages = 0;
const whose = { participantId: 'sari', contactIds: ['telegram:1'] };
const at = new Date('2026-11-20T03:00:00Z');

beforeAll(async () => {
  scratch = await openScratch(quietLogger);
  conversations = scratch.build(
    createTerminalChannel({ name: 'telegram', buttons: true, show: () => undefined }),
  );
});
afterAll(async () => {
  await conversations.stop();
  await scratch.close();
});

/** Sari, with a seat in a full training, and Budi who waits for one. */
beforeEach(async () => {
  const { database } = scratch;
  for (const name of [
    ...Object.keys(personal),
    'trainings',
    'forgettings',
    'auditLog',
    'counters',
    'texts',
  ]) {
    const model = (
      database as unknown as Record<string, Scratch['database']['messages'] | undefined>
    )[name];
    await model?.collection.deleteMany({});
  }
  await loadGiven(database, 'test/transcripts/given', ['everyday-walking']);
  const training = {
    ...{
      _id: 't1',
      title: 'Kemasan',
      topic: '',
      kind: 'pemprov',
      place: 'Kantor',
      narasumber: 'Ani',
    },
    ...{ kecamatan: { code: '31.74.01', name: 'Tebet' }, task: 'Praktik', checkInCode: 'ABC234' },
    startsAt: new Date('2026-12-05T02:00:00Z'),
    endsAt: new Date('2026-12-05T05:00:00Z'),
    ...{ quota: 1, queue: ['sari', 'budi'], taken: 2, state: 'open', version: 1, createdAt: at },
  };
  await database.trainings.collection.insertOne(training as never);
  const enrolment = (participantId: string, state: string) => ({
    ...{
      _id: `t1:${participantId}`,
      trainingId: 't1',
      participantId,
      state,
      enrolledAt: at,
      version: 1,
    },
  });
  await database.enrolments.collection.insertMany([
    enrolment('sari', 'seated'),
    enrolment('budi', 'waiting'),
  ] as never);
});

async function say(text: string): Promise<void> {
  messages += 1;
  await conversations.deliver({
    channel: 'telegram',
    address: '1',
    id: `forget-${messages}`,
    at: scratch.clock.now(),
    input: { type: 'text', text },
  });
  await conversations.settled();
}

const isForgotten = async () => {
  const { database } = scratch;
  expect(await personalData(database).count(whose)).toEqual({});
  expect(await database.identities.countDocuments({ participantId: 'sari' })).toBe(0);
  expect(await database.trainings.findById('t1').lean()).toMatchObject({
    queue: ['budi'],
    taken: 1,
  });
  expect(await database.enrolments.findById('t1:budi').lean()).toMatchObject({ state: 'seated' });
  expect(await database.forgettings.countDocuments({})).toBe(0);
  const lines = await database.auditLog.find({}).lean();
  expect(lines.map(({ action }) => action)).toContain('deleted on request');
  expect(JSON.stringify(lines)).not.toContain('sari');
};

describe('HAPUS', () => {
  it('deletes over all rooms, and gives the seat to who waits', async () => {
    await say('hapus');
    await say('ya, hapus semua');
    await isForgotten();
  });

  it('is finished by the sweep where a crash broke it off', async () => {
    const { database } = scratch;
    await database.forgettings.collection.insertOne({
      _id: 'delete:telegram:99',
      ...whose,
      contactId: 'telegram:1',
      at: scratch.clock.now(),
    } as never);
    // Half of it was done already.
    await database.monthlyReports.deleteMany({ participantId: 'sari' });
    await database.contacts.deleteMany({ _id: 'telegram:1' });
    await conversations.sweep();
    expect(await database.participants.countDocuments({})).toBe(1);
    scratch.clock.advance(2 * 60_000);
    await conversations.sweep();
    await isForgotten();
    expect(await database.sessions.countDocuments({})).toBe(0);
  });
});
