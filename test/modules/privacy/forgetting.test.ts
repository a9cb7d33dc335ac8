import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTerminalChannel } from '../../../src/channels/terminal/index.js';
import { loadGiven } from '../../../src/cli/load-given.js';
import { openScratch, type Scratch } from '../../../src/cli/scratch.js';
import type { Conversations } from '../../../src/app/build-conversations.js';
import { modelNamed } from '../../../src/store/connect.js';
import { personalCollections, personalData } from '../../../src/store/personal-data.js';
import { withoutGuards } from '../../../src/ports/marks.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';

let scratch: Scratch;
let conversations: Conversations;
let messages = 0;
let heard: string[] = [];
const whose = { participantId: 'sari', contactIds: ['telegram:1'] };
const at = new Date('2026-11-20T03:00:00Z');

beforeAll(async () => {
  scratch = await openScratch(quietLogger);
  conversations = scratch.build(
    createTerminalChannel({
      name: 'telegram',
      buttons: true,
      show: (_address, { text }) => {
        heard.push(withoutGuards(text));
      },
    }),
  );
});
afterAll(async () => {
  await conversations.stop();
  await scratch.close();
});

/** Sari, with a seat in a full training, and Budi who waits for one. */
beforeEach(async () => {
  const { database } = scratch;
  heard = [];
  for (const name of [
    ...personalCollections(database).map((personal) => personal.name),
    'trainings',
    'forgettings',
    'auditLog',
    'counters',
    'texts',
  ])
    await modelNamed(database, name).collection.deleteMany({});
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

/** Takes a message; what it leads to beyond its turn is not waited for. */
async function hear(text: string, address = '1'): Promise<void> {
  messages += 1;
  await conversations.deliver({
    channel: 'telegram',
    address,
    id: `forget-${messages}`,
    at: scratch.clock.now(),
    input: { type: 'text', text },
  });
}

async function say(text: string, address = '1'): Promise<void> {
  await hear(text, address);
  await conversations.settled();
}

/** Asks to be deleted; no job has run yet. @returns the id of the deletion */
async function ask(): Promise<string> {
  await say('hapus');
  await hear('ya, hapus semua');
  const [id = ''] = await conversations.forgettings.unfinished();
  return id;
}

const underWay = /masih kami hapus/;
const done = /^Selesai: semua data Kakak sudah kami hapus/;

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
  it('deletes over all rooms, gives the seat to who waits, and says what happens and when it is done', async () => {
    await say('hapus');
    await say('ya, hapus semua');
    await isForgotten();
    expect(heard.slice(-2)).toEqual([
      expect.stringMatching(/^Baik, semua data Kakak kami hapus sekarang/),
      expect.stringMatching(done),
    ]);
    const session = await scratch.database.sessions.collection.findOne({});
    expect(session).toMatchObject({
      conversation: { frames: [], parked: {}, person: { declined: true } },
      outbox: {},
    });
  });

  it('is finished where a crash broke it off', async () => {
    const { database } = scratch;
    const id = await ask();
    // Half of it was done already.
    await database.monthlyReports.deleteMany({ participantId: 'sari' });
    await database.contacts.deleteMany({ _id: 'telegram:1' });
    expect(await conversations.forgettings.carryOut(id)).toBe(true);
    await isForgotten();
    expect(await conversations.forgettings.carryOut(id)).toBe(false);
    await conversations.settled();
    expect(
      heard.filter((text) => text.startsWith('Selesai: semua data Kakak sudah kami hapus')),
    ).toHaveLength(1);
  });

  it('takes nothing in until it is done, and then begins anew', async () => {
    const id = await ask();
    for (const text of ['halo', 'DAFTAR', 'jual kue 50rb', 'PETUGAS', 'DATA SAYA'])
      await hear(text);
    const { database } = scratch;
    expect(await database.tickets.countDocuments({})).toBe(0);
    expect(await database.participants.countDocuments({})).toBe(1);
    await conversations.forgettings.carryOut(id);
    await isForgotten();
    await conversations.settled();
    expect(heard.slice(-6, -1)).toEqual(Array(5).fill(expect.stringMatching(underWay)));
    expect(heard.at(-1)).toMatch(done);
    await say('daftar');
    await say('setuju');
    expect(await database.contacts.countDocuments({ _id: 'telegram:1' })).toBe(1);
    expect(heard.at(-1)).toMatch(/nama lengkap/);
  });

  it('leaves alone who registers anew before the end of it was written down', async () => {
    const { database } = scratch;
    const id = await ask();
    const [row] = await database.forgettings.collection.find({}).toArray();
    await conversations.forgettings.carryOut(id);
    await say('daftar');
    await say('setuju');
    const erased = { ...row, erasedAt: scratch.clock.now() };
    await database.forgettings.collection.insertOne(erased);
    await conversations.settled();
    expect(await database.forgettings.countDocuments({})).toBe(0);
    expect(await database.contacts.countDocuments({ _id: 'telegram:1' })).toBe(1);
    expect(
      heard.filter((text) => text.startsWith('Selesai: semua data Kakak sudah kami hapus')),
    ).toHaveLength(1);
    await say('Sari Dewi');
    expect(heard.at(-1)).toMatch(/NIK/);
  });

  it('holds the other accounts of the person as well, and takes their conversations away', async () => {
    const { database } = scratch;
    const other = { channel: 'telegram', address: '2', participantId: 'sari', locale: 'id' };
    await database.contacts.collection.insertOne({ _id: 'telegram:2', ...other } as never);
    await say('halo', '2');
    await ask();
    await conversations.settled();
    await isForgotten();
    const sessions = await database.sessions.collection.find({}).toArray();
    expect(sessions.map(({ _id }) => String(_id))).toEqual(['telegram:1']);
    await say('halo', '2');
    expect(heard.at(-1)).toMatch(/^Halo Kak 👋 Ini asisten OK OCE/);
  });

  it('says by day, and of which wish, what was done hours later at night', async () => {
    const { database, clock } = scratch;
    const id = await ask();
    await conversations.sweep();
    const hoursToNight = (24 + 20 - clock.now().getUTCHours()) % 24;
    clock.advance(hoursToNight * 3_600_000);
    await conversations.forgettings.carryOut(id);
    await isForgotten();
    await conversations.sweep();
    await conversations.settled();
    expect(heard.at(-1)).toMatch(/kami hapus sekarang/);
    await say('halo');
    expect(heard.at(-1)).toMatch(/kirim DAFTAR/);
    clock.advance(8 * 3_600_000);
    await conversations.sweep();
    await conversations.settled();
    expect(heard.at(-1)).toMatch(/^Data yang Kakak minta dihapus pada 24 November 2026/);
    expect(await database.heldNotices.countDocuments({})).toBe(0);
  });

  it('is told in the language of who asked', async () => {
    await say('BAHASA');
    await say('English');
    await say('HAPUS');
    await say('yes');
    expect(heard.at(-1)).toMatch(/^Done: all your data is deleted/);
  });
});
