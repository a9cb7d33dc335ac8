import { describe, expect, it } from '@jest/globals';
import { contactStore } from '../../src/modules/people/store/contacts.js';
import { messageLog } from '../../src/store/messages.js';
import { sessionStore } from '../../src/store/sessions.js';
import { useDatabase } from '../support/mongo/use-database.js';
import { failing, hanging, slow, unsure } from './fake-channel.js';
import { inbound, stopAfterEach, TurnProcess } from './house.js';
import { until } from '../support/until.js';

const fixture = useDatabase();
stopAfterEach();
const open = (options = {}) => new TurnProcess(fixture.database, 'one', options);
const outboxOf = async (address: string) =>
  Object.keys((await sessionStore(fixture.database).load(`telegram:${address}`))?.outbox ?? {});

describe('sending', () => {
  it('does not hold up the turn', async () => {
    const one = open();
    one.channel.always = hanging;
    expect(await one.say('f1', 'a')).toBe('handled');
    expect(await one.say('f1', 'b')).toBe('handled');
  });

  it('keeps the order of a person, and goes on side by side for others', async () => {
    const one = open();
    const slowly = slow(() => Math.random() * 10);
    one.channel.always = (address, message) =>
      address === 'f3' ? hanging(address, message) : slowly(address, message);
    const said = Array.from({ length: 20 }, (_, n) => `n${n}`);
    for (const text of said) await one.say('f2', text);
    await one.say('f3', 'stuck');
    await one.say('f4', 'free');
    await until(() => one.channel.textsTo('f4').length === 1, 'the other was answered');
    await until(() => one.channel.textsTo('f2').length === 20, 'all came');
    expect(one.channel.textsTo('f2')).toEqual(said.map((text, n) => `${n + 1} ${text}`));
  });

  it('takes the mark off when another process hears from them', async () => {
    const one = open();
    const two = new TurnProcess(fixture.database, 'two');
    const contacts = contactStore(fixture.database);
    await contacts.put('telegram:f90', { channel: 'telegram', address: 'f90' });
    await two.say('f90', 'halo');
    await two.settled();
    one.channel.next.push(failing('blocked'));
    await one.say('f90', 'a');
    await one.settled();
    expect((await contacts.find('telegram:f90'))?.unreachable).toMatchObject({ reason: 'blocked' });
    await two.say('f90', 'saya kembali');
    await two.settled();
    const isMarked = async () => (await contacts.find('telegram:f90'))?.unreachable !== undefined;
    for (let look = 0; look < 100 && (await isMarked()); look += 1)
      await new Promise((done) => setTimeout(done, 10));
    expect(await isMarked()).toBe(false);
    expect(
      (await sessionStore(fixture.database).load('telegram:f90'))?.unreachable,
    ).toBeUndefined();
  });

  it('marks a contact that blocked us, and does not try again', async () => {
    const one = open();
    const contacts = contactStore(fixture.database);
    await contacts.put('telegram:f5', { channel: 'telegram', address: 'f5' });
    one.channel.next.push(failing('blocked'));
    await one.say('f5', 'a');
    await one.stop();
    expect(one.channel.tried).toEqual(['1 a']);
    expect((await contacts.find('telegram:f5'))?.unreachable).toMatchObject({ reason: 'blocked' });
    expect(await outboxOf('f5')).toEqual([]);
    const [line] = await messageLog(fixture.database).latest('telegram:f5', 1);
    expect(line).toMatchObject({ state: 'failed', text: '1 a' });
  });

  it('gives up a message that the platform refuses, and sends the next', async () => {
    const one = open();
    one.channel.next.push(failing('rejected'));
    await one.say('f6', 'a');
    await one.say('f6', 'b');
    await one.stop();
    expect(one.channel.textsTo('f6')).toEqual(['2 b']);
    expect(await outboxOf('f6')).toEqual([]);
  });

  it('tries again what failed for a moment, before what comes after it', async () => {
    const one = open();
    one.channel.next.push(failing('unavailable'), failing('rate-limited', 50));
    await one.say('f7', 'a');
    await one.say('f7', 'b');
    await one.settled();
    expect(one.channel.tried).toEqual(['1 a', '1 a', '1 a', '2 b']);
    expect(one.channel.textsTo('f7')).toEqual(['1 a', '2 b']);
  });

  it('repeats once what may have come, and leaves it at that', async () => {
    const one = open();
    one.channel.next.push(unsure, unsure);
    await one.say('f11', 'a');
    await one.say('f11', 'b');
    await one.settled();
    expect(one.channel.tried).toEqual(['1 a', '1 a', '2 b']);
    await one.stop();
    expect(await outboxOf('f11')).toEqual([]);
    const lines = await messageLog(fixture.database).latest('telegram:f11', 9);
    expect(lines.find(({ text }) => text === '1 a')).toMatchObject({ state: 'unsure' });
  });

  it('is patient before it repeats, as long as it is certain that nothing was taken', async () => {
    const one = open();
    const limited = failing('rate-limited', 5);
    one.channel.next.push(limited, limited, unsure, limited, limited, limited);
    await one.say('f12', 'a');
    await one.settled();
    expect(one.channel.tried).toHaveLength(7);
    expect(one.channel.textsTo('f12')).toEqual(['1 a']);
  });

  it('waits for the repetition until the platform answers', async () => {
    const one = open();
    let asked = 0;
    const answers = () => Promise.resolve((asked += 1) === 3);
    Object.assign(one.channel, { answers });
    one.channel.next.push(unsure);
    await one.say('f13', 'a');
    await one.settled();
    expect([asked, one.channel.tried]).toEqual([3, ['1 a', '1 a']]);
  });

  it('knows after a restart what may have come', async () => {
    const one = open();
    one.channel.next.push(unsure);
    await one.say('f14', 'unsure');
    await until(async () => {
      const session = await sessionStore(fixture.database).load('telegram:f14');
      return Object.values(session?.outbox ?? {}).some((entry) => entry.unsure === 0);
    }, 'it is noted');
    one.channel.always = hanging;
    const two = new TurnProcess(fixture.database, 'two', { clock: one.clock });
    two.channel.always = unsure;
    two.clock.advance(61_000);
    await two.outbox.sweep();
    await two.settled();
    expect(two.channel.tried.filter((text) => text === '1 unsure')).toHaveLength(1);
    await two.stop();
    expect(await outboxOf('f14')).toEqual([]);
  });

  it('keeps an entry while it waits longer than the lease', async () => {
    const one = open();
    const two = new TurnProcess(fixture.database, 'two', { clock: one.clock });
    one.channel.next.push(failing('rate-limited', 60_000));
    await one.say('f8', 'patience');
    await until(async () => {
      const session = await sessionStore(fixture.database).load('telegram:f8');
      return Object.values(session?.outbox ?? {}).some(
        ({ until }) => until.getTime() > Date.now() + 60_000,
      );
    }, 'the lease is longer than the wait');
    one.clock.advance(45_000);
    await Promise.all([one.outbox.sweep(), two.outbox.sweep()]);
    const tried = [...one.channel.tried, ...two.channel.tried];
    expect(tried.filter((text) => text === '1 patience')).toHaveLength(1);
    await one.stop();
    await two.outbox.sweep();
    await two.settled();
    expect(two.channel.textsTo('f8')).toEqual(['1 patience']);
  });

  it('does not wait for a channel that hangs', async () => {
    const one = open({ sendPatienceMs: 50 });
    one.channel.next.push(hanging);
    await one.say('f9', 'a');
    await one.settled();
    expect(one.channel.tried).toEqual(['1 a', '1 a']);
    expect(one.channel.textsTo('f9')).toEqual(['1 a']);
  });

  it('leaves to the sweep what ended in an error that nobody knows', async () => {
    const one = open();
    one.channel.next.push(() => {
      throw new Error('a bug');
    });
    await one.say('f10', 'a');
    await one.settled();
    expect(one.channel.sent).toEqual([]);
    one.clock.advance(31_000);
    await one.outbox.sweep();
    await one.settled();
    expect(one.channel.textsTo('f10')).toEqual(['1 a']);
  });
});

describe('buttons', () => {
  it('of an older question are taken off with the next reply, also when it came in between', async () => {
    const one = open();
    await one.say('b1', 'ask');
    await one.say('b1', 'ask');
    await one.say('b1', 'halo');
    await one.settled();
    await one.say('b1', 'ask');
    await one.settled();
    const cleared = one.channel.tidied.flatMap(({ clear }) => clear);
    expect(cleared).toEqual(['1', '2']);
    await one.stop();
    expect(await sessionStore(fixture.database).load('telegram:b1')).toMatchObject({
      buttonsRef: '4',
    });
    const next = open();
    await next.say('b1', 'halo');
    await next.settled();
    expect(next.channel.tidied.flatMap(({ clear }) => clear)).toEqual(['4']);
  });

  it('that were pressed in vain are taken off, those of the open question stay', async () => {
    const one = open();
    await one.say('b2', 'ask');
    await one.settled();
    await one.say('b2', 'quiet');
    expect(one.channel.tidied).toEqual([{ address: 'b2', clear: [], forget: [] }]);
    await one.deliver({ ...inbound('b2', { type: 'text', text: 'quiet' }), buttonRef: '9' });
    expect(one.channel.tidied.at(-1)).toEqual({ address: 'b2', clear: ['9'], forget: [] });
  });

  it('and a secret message is deleted', async () => {
    const one = open();
    await one.say('b3', 'secret', '77');
    await one.settled();
    expect(one.channel.tidied).toEqual([{ address: 'b3', clear: [], forget: ['m77'] }]);
  });
});
