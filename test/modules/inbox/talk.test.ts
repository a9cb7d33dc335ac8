import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTerminalChannel } from '../../../src/channels/terminal/index.js';
import { loadGiven } from '../../../src/cli/load-given.js';
import { openScratch, type Scratch } from '../../../src/cli/scratch.js';
import type { Conversations } from '../../../src/app/build-conversations.js';
import { answerTicket, closeTicket, takeTicket } from '../../../src/modules/inbox/desk.js';
import { quietLogger } from '../../support/mongo/quiet-logger.js';

let scratch: Scratch;
let conversations: Conversations;
let said: string[] = [];
let messages = 0;
const rina = 'rina@okoce.example';

beforeAll(async () => {
  scratch = await openScratch(quietLogger);
  const channel = createTerminalChannel({
    name: 'telegram',
    buttons: true,
    show: (_address, { text }) => said.push(text),
  });
  conversations = scratch.build(channel);
});
afterAll(async () => {
  await conversations.stop();
  await scratch.close();
});
beforeEach(async () => {
  const { sessions, contacts, participants, identities, counters, texts, tickets } =
    scratch.database;
  for (const model of [sessions, contacts, participants, identities, counters, texts, tickets])
    await model.collection.deleteMany({});
  await loadGiven(scratch.database, 'test/transcripts/given', ['sari']);
});

/** What the bot and the office say after a message. */
async function say(text: string): Promise<string> {
  said = [];
  messages += 1;
  await conversations.deliver({
    channel: 'telegram',
    address: '1',
    id: `talk-${messages}`,
    at: scratch.clock.now(),
    input: { type: 'text', text },
  });
  await conversations.settled();
  return said.join('\n');
}

/** What is said to the person while something else happens. */
async function heard(what: () => Promise<unknown>): Promise<string> {
  said = [];
  await what();
  await conversations.settled();
  return said.join('\n');
}

/** Sari is asked for her new phone number, asks the office instead, and an officer takes it. */
async function askOffice(): Promise<string> {
  await say('perbaiki');
  expect(await say('nomor hp')).toContain('Nomor HP yang baru');
  await say('petugas');
  await say('Kapan pelatihannya?');
  const [ticket] = await conversations.desk.tickets.list(['open'], 10);
  if (!ticket) throw new Error('there is no ticket');
  expect(ticket.text).toBe('Kapan pelatihannya?');
  const told = await heard(() =>
    takeTicket(conversations.desk, ticket.id, rina, scratch.clock.now()),
  );
  expect(told).toContain('Petugas OK OCE membantu');
  return ticket.id;
}

const talkOf = async () =>
  (await scratch.database.sessions.collection.findOne({ _id: 'telegram:1' as never }))?.conversation
    ?.talk as unknown;

describe('while somebody of the office talks', () => {
  it('the bot is silent, and the open question waits until the ticket is closed', async () => {
    const id = await askOffice();
    expect(await say('besok bisa?')).toBe('');
    expect(await say('081200005678')).toBe('');
    const answer = () =>
      answerTicket(conversations.desk, id, rina, 'Sabtu jam 9', scratch.clock.now());
    expect(await heard(answer)).toBe('**Petugas OK OCE:** Sabtu jam 9');
    const ended = await heard(() => closeTicket(conversations.desk, id, rina, scratch.clock.now()));
    expect(ended).toContain('Percakapan dengan petugas selesai');
    expect(ended).toContain('Nomor HP yang baru');
    expect(await say('081200005678')).toContain('Sudah kami perbaiki');
  });

  it('another officer can not take it or answer', async () => {
    const id = await askOffice();
    const now = scratch.clock.now();
    expect(await takeTicket(conversations.desk, id, 'dedi@okoce.example', now)).toBe('taken');
    const answer = answerTicket(conversations.desk, id, 'dedi@okoce.example', 'Halo', now);
    expect(await answer).toBe('taken');
  });

  it('STOP works, MENU and "kembali ke bot" lead back, HAPUS asks', async () => {
    await askOffice();
    expect(await say('STOP')).toContain('pengumuman tidak kami kirim lagi');
    expect(await say('halo')).toBe('');
    expect(await say('kembali ke bot')).toContain('Nomor HP yang baru');
    expect(await talkOf()).toBeUndefined();
  });

  it('MENU opens the menu', async () => {
    await askOffice();
    expect(await say('MENU')).toContain('langkah');
    expect(await talkOf()).toBeUndefined();
  });

  it('HAPUS asks, and its answer is heard', async () => {
    await askOffice();
    expect(await say('HAPUS')).toContain('Yakin?');
    expect(await say('ya, hapus semua')).toContain('sudah kami hapus');
    expect(await scratch.database.tickets.countDocuments({})).toBe(0);
  });

  it('comes back by itself after half an hour without a word of the office', async () => {
    const id = await askOffice();
    scratch.clock.advance(29 * 60_000);
    expect(await heard(() => conversations.sweep())).toBe('');
    await answerTicket(conversations.desk, id, rina, 'Sebentar ya', scratch.clock.now());
    scratch.clock.advance(29 * 60_000);
    expect(await heard(() => conversations.sweep())).not.toContain('selesai');
    scratch.clock.advance(2 * 60_000);
    const back = await heard(() => conversations.sweep());
    expect(back).toContain('Percakapan dengan petugas selesai');
    expect(back).toContain('Nomor HP yang baru');
    expect(await conversations.desk.tickets.find(id)).toMatchObject({ state: 'open' });
    expect(await heard(() => conversations.sweep())).toBe('');
  });

  it('a message after that comes back as well, before any sweep', async () => {
    await askOffice();
    scratch.clock.advance(31 * 60_000);
    const back = await say('halo?');
    expect(back).toContain('Percakapan dengan petugas selesai');
    expect(back).toContain('Nomor HP yang baru');
  });

  it('is known to a turn that is under way in another process', async () => {
    const id = await askOffice();
    await closeTicket(conversations.desk, id, rina, scratch.clock.now());
    const elsewhere = scratch.build(createTerminalChannel({ name: 'web', show: () => undefined }));
    await say('petugas');
    await say('Satu lagi');
    const [ticket] = await elsewhere.desk.tickets.list(['open'], 10);
    await takeTicket(elsewhere.desk, ticket?.id ?? '', rina, scratch.clock.now());
    expect(await say('besok bisa?')).toBe('');
    await elsewhere.stop();
  });

  it('leaves the form of WhatsApp in the question that comes back', async () => {
    const heardThere: string[] = [];
    const there = scratch.build(
      createTerminalChannel({
        name: 'whatsapp',
        show: (_address, { text }) => heardThere.push(text),
      }),
    );
    for (const text of ['halo', 'setuju', 'Siti Aminah', 'petugas', 'Aman tidak NIK saya?']) {
      messages += 1;
      const input = { type: 'text', text } as const;
      const at = scratch.clock.now();
      await there.deliver({ channel: 'whatsapp', address: '9', id: `wa-${messages}`, at, input });
      await there.settled();
    }
    const [ticket] = await there.desk.tickets.list(['open'], 10);
    const id = ticket?.id ?? '';
    await takeTicket(there.desk, id, rina, scratch.clock.now());
    heardThere.length = 0;
    await closeTicket(there.desk, id, rina, scratch.clock.now());
    await there.stop();
    expect(heardThere.join('\n')).toContain('https://pasti.example/form/');
  });
});
