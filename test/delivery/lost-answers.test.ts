import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../support/bot-api/index.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { until } from '../support/until.js';
import { pdf, png, type SampleFile } from '../web/sample-files.js';
import { given, givenSeat } from './reminders/rig.js';
import { addPerson, openHouse, type House } from './telegram-house.js';

const fixture = useDatabase();
let house: House;

/** Telegram took it, and nobody is told. */
const lost = ['lose-answer', 'keep-answer', 'lost-gateway'] as const satisfies Fault[];

interface Kind {
  what: string;
  text: string;
  file?: SampleFile;
  /** The call whose answer is lost, and how many calls of it come before. */
  method: string;
  before: number;
  /** Messages that are out then, if nothing is sent twice. */
  messages: number;
}

const long = { text: 'a'.repeat(5_000), method: 'sendMessage', before: 1, messages: 2 };
const behindFile = { text: 'b'.repeat(2_000), method: 'sendMessage', before: 0, messages: 2 };
const kinds: Kind[] = [
  { what: 'a text', text: 'Halo', method: 'sendMessage', before: 0, messages: 1 },
  { what: 'a photo', text: 'Halo', file: png, method: 'sendPhoto', before: 0, messages: 1 },
  { what: 'a document', text: 'Halo', file: pdf, method: 'sendDocument', before: 0, messages: 1 },
  { what: 'the second piece of a long text', ...long },
  { what: 'the text behind a file', file: pdf, ...behindFile },
];

/** Each for a person of its own. */
const cases = kinds.flatMap((kind) => lost.map((fault) => ({ ...kind, fault })));
const named = (first: number) => cases.map((one, index) => ({ ...one, chat: first + index }));
const byFault = (first: number) => lost.map((fault, index) => ({ fault, chat: first + index }));

/** After so many calls of the method about a chat the next one goes wrong. */
function failAfter(chat: number, method: string, before: number, fault: Fault): void {
  house.api.failFor(chat, method, 'none', before);
  house.api.failFor(chat, method, fault);
}

const callsAbout = (chat: number, method: string): number =>
  house.api.callsOf(method).filter(({ params }) => Number(params.chat_id) === chat).length;
const screenOf = (chat: number) => house.api.user(chat).messages;

/** All that is due, at once and at any time after. */
async function workForHours(): Promise<void> {
  await house.work();
  for (const minutes of [1, 10, 600, 1_440]) {
    house.clock.advance(minutes * 60_000);
    await house.work();
  }
}

async function openWith(chats: { chat: number; what?: string }[]): Promise<void> {
  await given(fixture.database);
  house = await openHouse(fixture.database);
  for (const { chat, what } of chats) {
    house.api.user(chat);
    await addPerson(fixture.database, chat, what === undefined ? [] : [what]);
  }
}

async function announce(id: string, { text, file }: Pick<Kind, 'text' | 'file'>): Promise<void> {
  const at = house.clock.now();
  const announcement = {
    ...{ _id: id, text: { id: text }, buttons: [], segment: { tags: [id] }, state: 'scheduled' },
    ...{ version: 1, createdBy: 'ani@pasti.example', createdAt: at, at },
    ...(file && { file: await house.keep(file) }),
  };
  await fixture.database.broadcasts.collection.insertOne(announcement as never);
}

describe('an announcement whose answer is lost', () => {
  const people = named(100);
  const rowOf = ({ what, chat }: { what: string; chat: number }) =>
    fixture.database.deliveries.findById(`${what}:p${chat}`).lean();

  beforeAll(async () => {
    await openWith([...people, { chat: 200, what: 'refused' }, { chat: 201, what: 'half' }]);
    for (const { chat, method, before, fault } of people) failAfter(chat, method, before, fault);
    for (const kind of kinds) await announce(kind.what, kind);
    await workForHours();
    house.clock.set('2026-11-26T03:00:00Z');
  });
  afterAll(() => house.close());

  it.each(people)('at $what ($fault) comes once, and is ambiguous', async (one) => {
    expect(screenOf(one.chat)).toHaveLength(one.messages);
    expect(callsAbout(one.chat, one.method)).toBe(one.before + 1);
    expect(await rowOf(one)).toMatchObject({ state: 'ambiguous', attempts: 1 });
  });

  it('is sent after all where Telegram refused connections, and asked to slow down', async () => {
    const { api, clock, work } = house;
    const one = { what: 'refused', chat: 200 };
    await announce('refused', { text: 'Halo' });
    await api.refuse();
    await work();
    expect(await rowOf(one)).toMatchObject({ state: 'planned', failures: 1 });
    await api.listen();
    api.fail('sendMessage', { status: 429, retryAfter: 7 });
    clock.advance(60_000);
    await work();
    expect(await rowOf(one)).toMatchObject({ state: 'planned', failures: 1, attempts: 2 });
    clock.advance(7_000);
    await work();
    expect(screenOf(200).map(({ text }) => text)).toEqual(['Halo']);
    expect(await rowOf(one)).toMatchObject({ state: 'sent', attempts: 3 });
  });

  it('goes on behind its first piece where Telegram asks to slow down there', async () => {
    await announce('half', { text: 'a'.repeat(5_000) });
    failAfter(201, 'sendMessage', 1, { status: 429, retryAfter: 1 });
    await house.work();
    expect(screenOf(201).map(({ text }) => text.length)).toEqual([4_096, 904]);
    expect(await rowOf({ what: 'half', chat: 201 })).toMatchObject({ state: 'sent', attempts: 1 });
  });
});

describe('a reminder whose answer is lost', () => {
  const ofOnePiece = byFault(100);
  const ofTwo = byFault(110);
  const rowOf = (id: string) => fixture.database.reminders.findById(id).lean();
  const permitOf = (chat: number) => `permit.expires:p${chat}.pirt:p${chat}:14`;
  const dayBefore = (chat: number) => `training.day-before:t1:p${chat}:p${chat}`;

  async function addPermit(chat: number, expiresOn: string): Promise<void> {
    await fixture.database.permits.collection.insertOne({
      ...{ _id: `p${chat}.pirt`, participantId: `p${chat}`, kind: 'pirt', state: 'reported' },
      ...{ expiresOn, createdAt: new Date('2025-01-01'), version: 1 },
    } as never);
    await house.agenda.changed({ of: 'permit', id: `p${chat}.pirt` });
  }

  /** On Saturday, 12 December, with a name so long that the reminder takes two pieces. */
  async function addSeats(chats: number[]): Promise<void> {
    const { trainings, enrolments } = fixture.database;
    await givenSeat(fixture.database);
    await trainings.updateOne({ _id: 't1' }, { $set: { title: 'Kemasan '.repeat(500) } });
    const seat = { trainingId: 't1', state: 'seated', version: 1 };
    const enrolledAt = new Date('2026-11-20T03:00:00Z');
    for (const chat of chats) {
      const participantId = `p${chat}`;
      const one = { _id: `t1:${participantId}`, participantId, ...seat, enrolledAt };
      await enrolments.collection.insertOne(one as never);
      await house.agenda.changed({ of: 'enrolment', id: one._id });
    }
  }

  beforeAll(async () => {
    await openWith([...ofOnePiece, ...ofTwo, { chat: 200 }]);
    house.clock.set('2026-12-11T02:59:00Z');
    for (const { chat, fault } of ofOnePiece) {
      await addPermit(chat, '2026-12-25');
      failAfter(chat, 'sendMessage', 0, fault);
    }
    await addSeats(ofTwo.map(({ chat }) => chat));
    for (const { chat, fault } of ofTwo) failAfter(chat, 'sendMessage', 1, fault);
    house.clock.set('2026-12-11T03:00:00Z');
    await house.work();
    house.clock.advance(10 * 60_000);
    await house.work();
  });
  afterAll(() => house.close());

  it.each(ofOnePiece)('comes once, and is ambiguous ($fault)', async ({ chat }) => {
    expect(screenOf(chat)).toHaveLength(1);
    expect(callsAbout(chat, 'sendMessage')).toBe(1);
    expect(await rowOf(permitOf(chat))).toMatchObject({ state: 'ambiguous', attempts: 1 });
  });

  it.each(ofTwo)('at its second piece comes once ($fault)', async ({ chat }) => {
    expect(screenOf(chat)).toHaveLength(2);
    expect(callsAbout(chat, 'sendMessage')).toBe(2);
    expect(await rowOf(dayBefore(chat))).toMatchObject({ state: 'ambiguous', attempts: 1 });
  });

  it('is sent after all where Telegram refused connections, and asked to slow down', async () => {
    const { api, clock, work } = house;
    await addPermit(200, '2026-12-25');
    await api.refuse();
    await work();
    expect(await rowOf(permitOf(200))).toMatchObject({ state: 'planned' });
    await api.listen();
    api.fail('sendMessage', { status: 429, retryAfter: 60 });
    clock.advance(120_000);
    await work();
    expect(await rowOf(permitOf(200))).toMatchObject({ state: 'planned' });
    expect(screenOf(200)).toEqual([]);
    clock.advance(60_000);
    await work();
    expect(await rowOf(permitOf(200))).toMatchObject({ state: 'sent' });
    expect(screenOf(200)).toHaveLength(1);
  });
});

describe('a reply whose answer is lost', () => {
  const people = named(100);
  const twice = byFault(200);

  /** A reply as any other, for the outbox: with a text and a file of any kind. */
  async function reply(chat: number, { text, file }: Pick<Kind, 'text' | 'file'>): Promise<void> {
    const kept = file && (await house.keep(file));
    const said = { type: 'said', key: 'broadcast:message', values: { text } } as const;
    const events = [{ ...said, ...(kept && { file: kept }) }];
    await house.conversations.platform.tell.now(`telegram:${chat}`, 'a-reply', events, 'id');
  }

  beforeAll(async () => {
    await openWith([...people, ...twice, { chat: 300 }, { chat: 301 }]);
    for (const one of people) {
      failAfter(one.chat, one.method, one.before, one.fault);
      await reply(one.chat, one);
    }
    for (const { chat, fault } of twice) {
      house.api.failFor(chat, 'sendMessage', fault, 5);
      await reply(chat, { text: 'Halo' });
    }
    await house.conversations.settled();
    house.clock.advance(600_000);
    await house.conversations.sweep();
    await house.conversations.settled();
  });
  afterAll(() => house.close());

  it.each(people)('at $what ($fault) is repeated once', (one) => {
    expect(screenOf(one.chat)).toHaveLength(one.messages + 1);
    expect(callsAbout(one.chat, one.method)).toBe(one.before + 2);
  });

  it.each(twice)('twice ($fault) comes twice, and no third time', async ({ chat }) => {
    expect(screenOf(chat)).toHaveLength(2);
    const line = { contactId: `telegram:${chat}`, state: 'unsure' };
    await until(async () => (await fixture.database.messages.exists(line)) !== null, 'its line');
  });

  it('waits for the repetition until Telegram answers again', async () => {
    const { api, conversations } = house;
    const before = api.count('getMe');
    api.fail('sendMessage', 'lose-answer');
    api.fail('getMe', { status: 502 }, 3);
    await reply(300, { text: 'Halo' });
    await conversations.settled();
    expect(api.count('getMe')).toBe(before + 4);
    expect(screenOf(300)).toHaveLength(2);
  });

  it('is tried again for long where Telegram certainly did not take it', async () => {
    const { api, conversations } = house;
    await api.refuse();
    await reply(301, { text: 'Halo' });
    await api.listen();
    api.failFor(301, 'sendMessage', { status: 429, retryAfter: 1 }, 2);
    await conversations.settled();
    expect(callsAbout(301, 'sendMessage')).toBe(3);
    expect(screenOf(301)).toHaveLength(1);
  });
});
