import { describe, expect, it } from '@jest/globals';
import type { Open } from '../../src/engine/open.js';
import type { OnceResult } from '../../src/ports/once.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { SendError } from '../../src/ports/send-error.js';
import { failing, hanging, unsure } from './fake-channel.js';
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
/** Claims that do not hold any more. */
const unwanted = new Set<string>();
const ledger = {
  wanted: (id: string) => Promise.resolve(!unwanted.has(id)),
  settle: (id: string, result: OnceResult) => {
    (noted[id] ??= []).push(result);
    return Promise.resolve();
  },
};

const process = (name: string, options: ConstructorParameters<typeof TurnProcess>[2] = {}) =>
  new TurnProcess(fixture.database, name, { ledger, open, ...options });

const initiative = (address: string, id: string, asks = true) => ({
  id,
  once: id,
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

describe('a message whose claim is over when its turn comes', () => {
  it('is not sent: its claim is looked at when nobody else can begin with it any more', async () => {
    const seen: unknown[] = [];
    const looking = {
      ...ledger,
      async wanted() {
        seen.push(...(await outboxOf('i9')).map(({ begun }) => begun));
        return false;
      },
    };
    const one = process('one', { ledger: looking });
    expect(await one.initiate(initiative('i9', 'n'))).toEqual({ outcome: 'dropped' });
    expect(seen).toEqual([true]);
    expect(one.channel.tried).toEqual([]);
    expect(noted.n).toEqual([{ outcome: 'dropped' }]);
    await until(async () => (await outboxOf('i9')).length === 0, 'the outbox is empty');
  });

  it('waits for a store that is away, and is sent if its claim holds then', async () => {
    let asked = 0;
    const away = {
      ...ledger,
      wanted: () =>
        (asked += 1) < 3 ? Promise.reject(new Error('the store is away')) : Promise.resolve(true),
    };
    const one = process('one', { ledger: away });
    expect(await one.initiate(initiative('i10', 'p'))).toMatchObject({ outcome: 'sent' });
    expect(asked).toBe(3);
  });

  it('that was put into the outbox without an answer is put there once', async () => {
    let lose = false;
    const one = process('one', {
      store: (real) => ({
        ...real,
        async save(save) {
          const outcome = await real.save(save);
          if (!lose || !save.add) return outcome;
          lose = false;
          return 'conflict';
        },
      }),
    });
    await one.say('i11', 'halo');
    lose = true;
    expect(await one.initiate(initiative('i11', 'q'))).toMatchObject({ outcome: 'sent' });
    expect(one.channel.textsTo('i11')).toEqual(['1 halo', '? q']);
    expect((await load('i11'))?.conversation.asked).toBe(1);
  });
});

describe('a message that is half out', () => {
  const both = (address: string, id: string) => ({
    ...initiative(address, id),
    say: [{ type: 'said' as const, key: 'x', values: { text: `! ${id}` } }],
  });

  it('is tried again at its rest as long as that is certainly not taken', async () => {
    const one = process('one');
    one.channel.next.push(() => undefined, failing('rate-limited', 5), failing('unavailable'));
    expect(await one.initiate(both('i12', 'r'))).toMatchObject({ outcome: 'sent' });
    expect(one.channel.textsTo('i12')).toEqual(['! r', '? r']);
    expect(one.channel.tried).toEqual(['! r', '? r', '? r', '? r']);
  });

  it.each([
    ['nobody knows whether its rest was taken', unsure],
    ['its rest is refused', failing('rejected')],
    ['the person left in the middle of it', failing('blocked')],
    ['the platform wants to be left alone for very long', failing('rate-limited', 600_000)],
  ])('is ambiguous where %s', async (what, behaviour) => {
    const one = process('one');
    one.channel.next.push(() => undefined, behaviour);
    expect(await one.initiate(both('i13', what))).toEqual({ outcome: 'ambiguous' });
    expect(one.channel.tried).toHaveLength(2);
    expect(noted[what]).toEqual([{ outcome: 'ambiguous' }]);
  });

  it('within one message goes on under its id', async () => {
    const one = process('one');
    const ids: string[] = [];
    one.channel.next.push((_address, { id }) => {
      ids.push(id);
      throw new SendError('unavailable', 'the second piece', { partly: true });
    });
    one.channel.always = (_address, { id }) => void ids.push(id);
    expect(await one.initiate(initiative('i14', 's'))).toMatchObject({ outcome: 'sent' });
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('a process that dies over it', () => {
  it('leaves it begun: ambiguous after the lease, and not sent again', async () => {
    const dead = process('dead');
    dead.channel.always = hanging;
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
    unwanted.add('l');
    await owner.outbox.sweep();
    await owner.settled();
    await owner.outbox.sweep();
    await owner.settled();
    expect(owner.channel.textsTo('i7')).toEqual(['? k']);
    expect(noted.k).toMatchObject([{ outcome: 'sent' }]);
    expect(noted.l).toEqual([{ outcome: 'dropped' }]);
  });

  it('waits for its platform, and is late after its time', async () => {
    const planner = process('planner', { elsewhere: true });
    const owner = process('owner');
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
