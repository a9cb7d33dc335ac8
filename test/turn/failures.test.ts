import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../support/mongo/use-database.js';
import { stopAfterEach, TurnProcess } from './house.js';

const fixture = useDatabase();
stopAfterEach();
const ticketsOf = (contactId: string) => fixture.database.tickets.find({ contactId }).lean();

describe('a turn that throws', () => {
  it('is tried three times, over restarts, then becomes a ticket and an honest sentence', async () => {
    const first = new TurnProcess(fixture.database, 'one');
    await first.say('t1', 'halo');
    await expect(first.say('t1', 'boom', 'x')).rejects.toThrow('the engine broke');
    await expect(first.say('t1', 'boom', 'x')).rejects.toThrow('the engine broke');
    await first.stop();
    expect(await ticketsOf('telegram:t1')).toEqual([]);
    const second = new TurnProcess(fixture.database, 'two');
    expect(await second.say('t1', 'boom', 'x')).toBe('handled');
    await second.settled();
    expect(second.channel.textsTo('t1')).toEqual(['common:failed']);
    expect(await ticketsOf('telegram:t1')).toMatchObject([
      { _id: 'telegram:t1:x', kind: 'failed', state: 'open' },
    ]);
    expect(await second.say('t1', 'boom', 'x')).toBe('duplicate');
    expect(await second.say('t1', 'lagi')).toBe('handled');
    await second.settled();
    expect(second.channel.textsTo('t1').at(-1)).toBe('2 lagi');
  });

  it('in an action is done again, and does not block who comes after', async () => {
    let broken = 1;
    const act = () => {
      broken -= 1;
      if (broken >= 0) throw new Error('the action broke');
    };
    const one = new TurnProcess(fixture.database, 'one', { act });
    await expect(one.say('t2', 'do it', 'x')).rejects.toThrow('the action broke');
    expect(await one.say('t2', 'before the redelivery')).toBe('handled');
    expect(await one.say('t2', 'do it', 'x')).toBe('handled');
    await one.settled();
    expect(one.channel.textsTo('t2')).toEqual(['1 before the redelivery', '2 do it']);
  });

  it('is said in the log without the text of the message', async () => {
    const one = new TurnProcess(fixture.database, 'one');
    await expect(one.say('t3', 'boom', 'x')).rejects.toThrow();
    const [line] = one.logged.lines;
    expect(line).toMatchObject({ level: 'error', fields: { contact: 'telegram:t3', failures: 1 } });
    expect(line?.fields).not.toHaveProperty('text');
  });
});
