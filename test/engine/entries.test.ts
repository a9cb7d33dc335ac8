import { describe, expect, it } from '@jest/globals';
import { action, playFlows } from './rig.js';

const home = (more: string) => `flow: main
version: 1
start: home
nodes:
  home: { ask: choice, choices: [one, two, three], options: offer, to: { one: shop, two: end, three: end } }
  shop: { call: shop${more}, to: { else: home } }
  end: { end: done }
`;
const shop = `flow: shop
version: 1
start: hello
nodes:
  hello: { say: text, to: what }
  what: { ask: text, save: what, to: bye }
  pay: { ask: number, save: pay, to: bye }
  bye: { end: bye }
`;
const offer = (ids: string[]) =>
  action([], () => ({ outcome: '', options: ids.map((id) => ({ id })) }));

describe('a choice with an action', () => {
  it('offers what the action says, in its order, and takes numbers in that order', async () => {
    const player = playFlows([home(', at: pay'), shop], { offer: offer(['three', 'one']) });
    expect(await player.say('x')).toEqual(['asked home [three one]']);
    expect(await player.say('2')).toContain('asked pay');
  });

  it('does not take what is not offered', async () => {
    const player = playFlows([home(', at: pay'), shop], { offer: offer(['three', 'one']) });
    await player.say('x');
    expect(await player.say('two')).toEqual([expect.stringMatching(/^refused/)]);
  });
});

describe('a call at a node', () => {
  it('enters the flow there, and leaves alone what was broken off of it', async () => {
    const player = playFlows([home(', at: pay'), shop], { offer: offer(['one']) });
    await player.say('x');
    await player.say('1');
    expect(player.conversation?.frames.at(-1)).toMatchObject({ node: 'pay', entry: 'pay' });
    expect(await player.say('5')).toContain('asked home [one]');
  });
});

describe('a link with a kind', () => {
  it('is known by two letters, for one turn', async () => {
    const main = `flow: main
version: 1
start: who
nodes:
  who: { when: person.payloadKind, to: { ci: check_in, else: other } }
  check_in: { say: text, to: end }
  other: { say: text, to: end }
  end: { end: done }
`;
    const player = playFlows([main], {});
    const start = (payload: string) => player.give({ type: 'start', payload });
    expect(await start('ci-abcdefghijklmnop')).toContain('said main:check_in.say');
    expect(player.conversation?.person).toEqual({});
    expect(await start('abcdefghijklmnopqrs')).toContain('said main:other.say');
  });
});
