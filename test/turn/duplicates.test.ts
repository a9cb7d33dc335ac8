import { describe, expect, it } from '@jest/globals';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { nextId, stopAfterEach, TurnProcess } from './house.js';

const fixture = useDatabase();
stopAfterEach();
const open = (name: string) => new TurnProcess(fixture.database, name);

describe('a message that comes twice', () => {
  it('is answered once when both come at the same moment', async () => {
    const one = open('one');
    const results = await Promise.all(
      Array.from({ length: 10 }, () => one.say('d1', 'halo', 'same')),
    );
    await one.settled();
    expect(results.sort()).toEqual([...Array.from({ length: 9 }, () => 'duplicate'), 'handled']);
    expect(one.channel.textsTo('d1')).toEqual(['1 halo']);
  });

  it('is recognised later, with other messages in between', async () => {
    const one = open('one');
    await one.say('d2', 'halo', 'first');
    for (let n = 0; n < 50; n += 1) await one.say('d2', `no ${n}`);
    expect(await one.say('d2', 'halo', 'first')).toBe('duplicate');
    await one.settled();
    expect(one.channel.textsTo('d2')).toHaveLength(51);
  });

  it('is recognised by a process that was started since', async () => {
    const one = open('one');
    await one.say('d3', 'halo', 'first');
    await one.stop();
    const two = open('two');
    expect(await two.say('d3', 'halo', 'first')).toBe('duplicate');
    expect(await two.say('d3', 'lagi')).toBe('handled');
    await two.settled();
    expect(two.channel.textsTo('d3')).toEqual(['2 lagi']);
  });

  it('is recognised by another process whose copy of the session is old', async () => {
    const [one, two] = [open('one'), open('two')];
    await one.say('d4', 'a');
    await two.say('d4', 'b', 'second');
    expect(await one.say('d4', 'b', 'second')).toBe('duplicate');
    await Promise.all([one.settled(), two.settled()]);
    expect([...one.channel.textsTo('d4'), ...two.channel.textsTo('d4')]).toEqual(['1 a', '2 b']);
  });

  it('is one message for two processes that get it at once', async () => {
    const [one, two] = [open('one'), open('two')];
    for (let n = 0; n < 20; n += 1) {
      const id = nextId();
      const results = await Promise.all([one.say('d5', 'x', id), two.say('d5', 'x', id)]);
      expect(results.sort()).toEqual(['duplicate', 'handled']);
    }
    const session = await sessionStore(fixture.database).load('telegram:d5');
    expect(session?.conversation.person.heard).toHaveLength(20);
  });

  it('of another person is no repetition', async () => {
    const one = open('one');
    expect(await one.say('d6', 'halo', '1')).toBe('handled');
    expect(await one.say('d7', 'halo', '1')).toBe('handled');
  });

  it('and came out of order with another is answered as it came', async () => {
    const one = open('one');
    await one.say('d8', 'second', '1002');
    await one.say('d8', 'first', '1001');
    expect(await one.say('d8', 'second', '1002')).toBe('duplicate');
    await one.settled();
    expect(one.channel.textsTo('d8')).toEqual(['1 second', '2 first']);
  });
});
