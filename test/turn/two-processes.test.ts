import { describe, expect, it } from '@jest/globals';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import type { ActionRun } from './echo-engine.js';
import { FakeChannel, hanging, slow } from './fake-channel.js';
import { stopAfterEach, TurnProcess } from './house.js';
import { until } from '../support/until.js';

const fixture = useDatabase();
stopAfterEach();
const heardBy = async (address: string) =>
  (await sessionStore(fixture.database).load(`telegram:${address}`))?.conversation.person.heard;

describe('two processes', () => {
  it('lose nothing and answer in order when messages of one person land on either', async () => {
    const channel = new FakeChannel();
    channel.always = slow(() => Math.random() * 4);
    const processes = ['one', 'two'].map(
      (name) => new TurnProcess(fixture.database, name, { channel }),
    );
    const people = ['p1', 'p2', 'p3', 'p4'];
    const said = Array.from({ length: 15 }, (_, n) => (n % 4 === 0 ? `do ${n}` : `no ${n}`));
    const talk = async (address: string) => {
      for (const text of said) await processes[Math.random() < 0.5 ? 0 : 1]?.say(address, text);
    };
    await Promise.all(people.map(talk));
    await Promise.all(processes.map((one) => one.settled()));
    for (const address of people) {
      expect(await heardBy(address)).toEqual(said);
      expect(channel.textsTo(address)).toEqual(said.map((text, n) => `${n + 1} ${text}`));
    }
  });

  it('hear every message once when they come at the same time', async () => {
    const channel = new FakeChannel();
    const [one, two] = ['one', 'two'].map(
      (name) => new TurnProcess(fixture.database, name, { channel }),
    );
    const said = Array.from({ length: 40 }, (_, n) => `no ${n}`);
    const both = said.map((text, n) => (n % 2 ? one : two)?.say('q1', text) ?? Promise.resolve());
    await Promise.all(both);
    await Promise.all([one?.settled(), two?.settled()]);
    const heard = (await heardBy('q1')) as string[];
    expect([...heard].sort()).toEqual([...said].sort());
    expect(channel.textsTo('q1')).toEqual(heard.map((text, n) => `${n + 1} ${text}`));
  });

  it('run no action on what the other has changed', async () => {
    const runs: ActionRun[] = [];
    const one = new TurnProcess(fixture.database, 'one', { runs });
    const two = new TurnProcess(fixture.database, 'two', { runs });
    await one.say('s1', 'a');
    await two.say('s1', 'b');
    await one.say('s1', 'do it', 'the-order');
    expect(runs).toEqual([{ inboundId: 'the-order', heard: ['a', 'b'] }]);
    expect(await heardBy('s1')).toEqual(['a', 'b', 'do it']);
  });

  it('do an action again, on the new state, when the other interfered during it', async () => {
    const runs: ActionRun[] = [];
    const two = new TurnProcess(fixture.database, 'two');
    const interfere = async () => {
      if (runs.length === 1) await two.say('s2', 'in between');
    };
    const one = new TurnProcess(fixture.database, 'one', { runs, act: interfere });
    await one.say('s2', 'a');
    await one.say('s2', 'do it', 'order');
    expect(runs.map(({ heard }) => heard)).toEqual([['a'], ['a', 'in between']]);
    expect(await heardBy('s2')).toEqual(['a', 'in between', 'do it']);
  });

  it('wait for the reply that the other is sending', async () => {
    const channel = new FakeChannel();
    const one = new TurnProcess(fixture.database, 'one', { channel });
    const two = new TurnProcess(fixture.database, 'two', { channel });
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    channel.next.push(() => gate);
    await one.say('w1', 'first');
    await two.say('w1', 'second');
    await until(() => channel.tried.length === 1, 'the first is under way');
    open();
    await two.settled();
    expect(channel.textsTo('w1')).toEqual(['1 first', '2 second']);
  });

  it('send what a dead one left before their own reply', async () => {
    const dead = new TurnProcess(fixture.database, 'dead');
    dead.channel.always = hanging;
    await dead.say('w2', 'first');
    const two = new TurnProcess(fixture.database, 'two');
    two.clock.advance(31_000);
    await two.say('w2', 'second');
    await two.settled();
    expect(two.channel.textsTo('w2')).toEqual(['1 first', '2 second']);
    await two.say('w2', 'third');
    await two.settled();
    expect(two.channel.textsTo('w2')).toEqual(['1 first', '2 second', '3 third']);
  });
});
