import { describe, expect, it } from '@jest/globals';
import type { SessionStore } from '../../src/ports/store.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { failing, hanging } from './fake-channel.js';
import { stopAfterEach, TestClock, TurnProcess } from './house.js';
import { until } from '../support/until.js';
import { soonMs } from '../support/bounds.js';

const fixture = useDatabase();
stopAfterEach();
const outboxOf = async (address: string) =>
  Object.keys((await sessionStore(fixture.database).load(`telegram:${address}`))?.outbox ?? {});

/** A process that dies before it can send. */
function dying(): TurnProcess {
  const process = new TurnProcess(fixture.database, 'dead');
  process.channel.always = hanging;
  return process;
}

describe('a crash between save and send', () => {
  it('leaves the replies to the sweep of another, after the lease, in order and once', async () => {
    const dead = dying();
    for (const text of ['a', 'b', 'c']) await dead.say('c1', text);
    const [two, three] = ['two', 'three'].map((name) => new TurnProcess(fixture.database, name));
    await Promise.all([two?.outbox.sweep(), three?.outbox.sweep()]);
    expect([...(two?.channel.tried ?? []), ...(three?.channel.tried ?? [])]).toEqual([]);
    two?.clock.advance(31_000);
    three?.clock.advance(31_000);
    await Promise.all([two?.outbox.sweep(), three?.outbox.sweep()]);
    await Promise.all([two?.settled(), three?.settled()]);
    const sent = [...(two?.channel.sent ?? []), ...(three?.channel.sent ?? [])];
    expect(sent.map(({ message }) => message.text).sort()).toEqual(['1 a', '2 b', '3 c']);
    await until(async () => (await outboxOf('c1')).length === 0, 'the outbox is empty');
    await two?.outbox.sweep();
    expect(two?.channel.tried.length ?? 0).toBeLessThanOrEqual(3);
  });

  it('is made up for at once by a process that is alone with its store', async () => {
    const dead = dying();
    const people = Array.from({ length: 250 }, (_, n) => `alone${n}`);
    await Promise.all(people.map((address) => dead.say(address, 'halo')));
    const next = new TurnProcess(fixture.database, 'next');
    await next.outbox.takeUp();
    await next.settled();
    expect(next.channel.sent.map(({ address }) => address).sort()).toEqual([...people].sort());
    await next.outbox.takeUp();
    await next.settled();
    expect(next.channel.sent).toHaveLength(people.length);
  });
});

describe('a crash between send and acknowledgement', () => {
  it('repeats a reply, and loses none', async () => {
    const lost: SessionStore['acknowledge'] = () => new Promise(() => undefined);
    const dead = new TurnProcess(fixture.database, 'dead', {
      store: (real) => ({ ...real, acknowledge: lost }),
    });
    await dead.say('c2', 'a');
    await dead.settled();
    expect(dead.channel.textsTo('c2')).toEqual(['1 a']);
    const next = new TurnProcess(fixture.database, 'next');
    await next.outbox.takeUp();
    await next.settled();
    expect(next.channel.textsTo('c2')).toEqual(['1 a']);
    await next.stop();
    expect(await outboxOf('c2')).toEqual([]);
  });
});

describe('an orderly stop', () => {
  it('writes down what was sent, and leaves what the platform does not take to the next', async () => {
    const one = new TurnProcess(fixture.database, 'one');
    await one.say('c3', 'a');
    await one.settled();
    one.channel.always = failing('unavailable');
    await one.say('c3', 'b');
    await until(() => one.channel.tried.length === 2, 'it was tried');
    const began = performance.now();
    await one.stop();
    expect(performance.now() - began).toBeLessThan(soonMs);
    expect(await outboxOf('c3')).toHaveLength(1);
    const next = new TurnProcess(fixture.database, 'next');
    await next.outbox.sweep();
    await next.settled();
    expect(next.channel.textsTo('c3')).toEqual(['2 b']);
  });
});

describe('a store that is down', () => {
  const storeDown = new Error('the store is down');

  it('makes a turn reject, and the message counts when it is delivered again', async () => {
    let down = true;
    const one = new TurnProcess(fixture.database, 'one', {
      store: (real) => ({
        ...real,
        save: (save) => (down ? Promise.reject(storeDown) : real.save(save)),
        countFailure: (...args) => (down ? Promise.reject(storeDown) : real.countFailure(...args)),
      }),
    });
    await expect(one.say('c4', 'halo', 'x')).rejects.toThrow('down');
    expect(one.channel.tried).toEqual([]);
    down = false;
    expect(await one.say('c4', 'halo', 'x')).toBe('handled');
    await one.settled();
    expect(one.channel.textsTo('c4')).toEqual(['1 halo']);
  });

  it('may have saved before it was lost: then the sweep sends the reply', async () => {
    let lose = true;
    const clock = new TestClock();
    const one = new TurnProcess(fixture.database, 'one', {
      clock,
      store: (real) => ({
        ...real,
        async save(save) {
          const outcome = await real.save(save);
          if (lose) throw storeDown;
          return outcome;
        },
        countFailure: () => Promise.reject(storeDown),
      }),
    });
    await expect(one.say('c5', 'halo', 'x')).rejects.toThrow('down');
    lose = false;
    expect(await one.say('c5', 'halo', 'x')).toBe('duplicate');
    clock.advance(31_000);
    await one.outbox.sweep();
    await one.settled();
    expect(one.channel.textsTo('c5')).toEqual(['1 halo']);
  });

  it('does not make replies come twice that were sent before', async () => {
    let down = false;
    const clock = new TestClock();
    const one = new TurnProcess(fixture.database, 'one', {
      clock,
      store: (real) => ({
        ...real,
        save: (save) => (down ? Promise.reject(storeDown) : real.save(save)),
        countFailure: () => Promise.reject(storeDown),
      }),
    });
    await one.say('c6', 'a');
    await one.settled();
    down = true;
    await expect(one.say('c6', 'b', 'x')).rejects.toThrow('down');
    await until(async () => (await outboxOf('c6')).length === 0, 'the sent one is marked');
    down = false;
    clock.advance(31_000);
    await one.outbox.sweep();
    await one.say('c6', 'b', 'x');
    await one.settled();
    expect(one.channel.textsTo('c6')).toEqual(['1 a', '2 b']);
  });
});
