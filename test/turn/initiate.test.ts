import { describe, expect, it } from '@jest/globals';
import type { Open } from '../../src/engine/open.js';
import type { OnceResult } from '../../src/ports/once.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { failing, hanging } from './fake-channel.js';
import { stopAfterEach, TurnProcess } from './house.js';
import { until } from '../support/until.js';

const fixture = useDatabase();
stopAfterEach();

/** Opens a question that is asked with its id. */
const open: Open = ({ conversation, id }) => {
  const next = structuredClone(conversation) ?? {
    frames: [],
    asked: 0,
    parked: {},
    person: {},
    locale: 'id',
  };
  next.asked += 1;
  const question = { flow: 'f', node: 'n', kind: 'yesno', serial: next.asked };
  const asked = { type: 'asked', question, values: { text: `? ${id}` } } as const;
  return Promise.resolve({ conversation: next, events: [asked], sensitive: false });
};

const noted: Record<string, OnceResult[]> = {};
const wanted = new Set<string>();
const ledger = {
  wanted: (id: string) => Promise.resolve(wanted.has(id)),
  settle: (id: string, result: OnceResult) => {
    (noted[id] ??= []).push(result);
    return Promise.resolve();
  },
};

const process = (name: string, options: ConstructorParameters<typeof TurnProcess>[2] = {}) =>
  new TurnProcess(fixture.database, name, { ledger, open, ...options });

const initiative = (address: string, id: string, asks = true) => ({
  id,
  contact: { id: `telegram:${address}`, channel: 'telegram' as const, address },
  locale: 'id',
  say: asks ? [] : [{ type: 'said' as const, key: 'x', values: { text: `! ${id}` } }],
  ...(asks && { question: { flow: 'f' } }),
  notAfter: new Date(Date.now() + 3_600_000),
});
const load = (address: string) => sessionStore(fixture.database).load(`telegram:${address}`);
const outboxOf = async (address: string) => Object.values((await load(address))?.outbox ?? {});

describe('a message that nobody asked for', () => {
  it('is saved, sent, noted, and taken out of the outbox', async () => {
    const one = process('one');
    await one.say('i1', 'halo');
    const result = await one.initiate(initiative('i1', 'a'));
    expect(result).toEqual({ outcome: 'sent', ref: '2' });
    expect(noted.a).toEqual([result]);
    expect(one.channel.textsTo('i1')).toEqual(['1 halo', '? a']);
    expect((await load('i1'))?.conversation.asked).toBe(1);
    await until(async () => (await outboxOf('i1')).length === 0, 'the outbox is empty');
  });

  it('begins a conversation with somebody who has none, and says without asking', async () => {
    const one = process('one');
    await one.initiate(initiative('i2', 'b'));
    await one.initiate(initiative('i2', 'c', false));
    expect(one.channel.textsTo('i2')).toEqual(['? b', '! c']);
    expect((await load('i2'))?.rev).toBe(1);
  });

  it('is put over what another process did meanwhile, and two at once both', async () => {
    const [one, two] = [process('one'), process('two')];
    await one.say('i3', 'halo');
    await two.say('i3', 'lagi');
    await Promise.all([one.initiate(initiative('i3', 'd')), two.initiate(initiative('i3', 'e'))]);
    expect((await load('i3'))?.conversation).toMatchObject({
      asked: 2,
      person: { heard: ['halo', 'lagi'] },
    });
    expect([...one.channel.textsTo('i3'), ...two.channel.textsTo('i3')].sort()).toEqual([
      '1 halo',
      '2 lagi',
      '? d',
      '? e',
    ]);
  });

  it("is the planner's to try again where the platform did not take it", async () => {
    const one = process('one');
    one.channel.next.push(failing('rate-limited', 7_000));
    expect(await one.initiate(initiative('i4', 'f'))).toEqual({
      outcome: 'later',
      retryAfterMs: 7_000,
    });
    expect(noted.f).toBeUndefined();
    expect(await one.initiate(initiative('i4', 'f'))).toMatchObject({ outcome: 'sent' });
    await until(async () => (await outboxOf('i4')).length === 0, 'the outbox is empty');
    expect(one.channel.textsTo('i4')).toEqual(['? f']);
  });

  it('is ambiguous where the platform does not say whether it took it', async () => {
    const one = process('one', { sendPatienceMs: 20 });
    one.channel.next.push(hanging);
    expect(await one.initiate(initiative('i5', 'g'))).toEqual({ outcome: 'ambiguous' });
    expect(noted.g).toEqual([{ outcome: 'ambiguous' }]);
  });
});

describe('a process that dies over it', () => {
  it('leaves it begun: ambiguous after the lease, and not sent again', async () => {
    const dead = process('dead');
    dead.channel.always = hanging;
    wanted.add('h');
    void dead.initiate(initiative('i6', 'h'));
    await until(() => dead.channel.tried.length === 1, 'it was tried');
    const next = process('next');
    next.clock.advance(31_000);
    await next.outbox.sweep();
    await next.settled();
    expect(next.channel.tried).toEqual([]);
    expect(noted.h).toEqual([{ outcome: 'ambiguous' }]);
    await until(async () => (await outboxOf('i6')).length === 0, 'the outbox is empty');
  });
});

describe('a message for a channel that runs elsewhere', () => {
  it('is handed over and sent once, if it is still wanted then', async () => {
    const planner = process('planner', { elsewhere: true });
    const owner = process('owner');
    expect(await planner.initiate(initiative('i7', 'k'))).toEqual({ outcome: 'handed' });
    expect(await planner.initiate(initiative('i7', 'l'))).toEqual({ outcome: 'handed' });
    wanted.add('k');
    await owner.outbox.sweep();
    await owner.settled();
    await owner.outbox.sweep();
    await owner.settled();
    expect(owner.channel.textsTo('i7')).toEqual(['? k']);
    expect(noted.k).toMatchObject([{ outcome: 'sent' }]);
    expect(noted.l).toBeUndefined();
  });

  it('waits for its platform, and is late after its time', async () => {
    const planner = process('planner', { elsewhere: true });
    const owner = process('owner');
    wanted.add('m');
    owner.channel.always = failing('unavailable');
    await planner.initiate(initiative('i8', 'm'));
    await owner.outbox.sweep();
    await owner.settled();
    expect([owner.channel.tried, noted.m]).toEqual([['? m'], undefined]);
    owner.clock.advance(2 * 3_600_000);
    await owner.outbox.sweep();
    await owner.settled();
    expect([owner.channel.tried.length, noted.m]).toEqual([1, [{ outcome: 'late' }]]);
  });
});
