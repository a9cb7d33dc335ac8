import { describe, expect, it } from '@jest/globals';
import { action, playFlows } from './rig.js';

/** A home whose options an action gives, and a step that its word and its option open. */
const main = `flow: main
version: 1
start: home
words: { training: by_word, status: told }
nodes:
  home: { ask: choice, choices: [seat, leave, rest], options: offers, to: { seat: step, leave: left, rest: end } }
  step: { call: job, to: { else: home } }
  left: { do: leave, to: home }
  by_word: { call: job, to: { else: over } }
  over: { end: home }
  told: { do: leave, to: told_said }
  told_said: { say: text, to: over }
  end: { end: done }
`;
const job = `flow: job
version: 1
start: kind
nodes:
  kind: { ask: choice, choices: [kue, baju], to: years }
  years: { ask: number, save: years, to: ready }
  ready: { end: ready }
`;

function play() {
  let options = [{ id: 'seat' }, { id: 'leave' }, { id: 'rest' }];
  return playFlows([main, job], {
    offers: action(['offered'], () => ({ outcome: 'offered', options })),
    leave: action(['left'], () => {
      options = [{ id: 'seat' }, { id: 'rest' }];
      return { outcome: 'left' };
    }),
  });
}

describe('a question whose options an action gives', () => {
  it('is put with those of now after an interruption that changed them', async () => {
    const player = play();
    expect(await player.say('x')).toEqual(['asked home [seat leave rest]']);
    expect(await player.say('status')).toEqual([
      'started main',
      'said main:told_said.say',
      'ended main home',
      'asked home again [seat rest]',
    ]);
    expect(await player.say('leave')).toEqual(['refused home unknown 1']);
    expect(await player.say('2')).toEqual(['answered home "rest"', 'ended main done']);
  });
});

describe('a flow that its word opens again', () => {
  it('takes the place of where the person was in it', async () => {
    const player = play();
    await player.say('x');
    await player.say('seat');
    await player.say('kue');
    expect(await player.say('pelatihan')).toEqual([
      'started main',
      'started job',
      'asked kind [kue baju]',
    ]);
    await player.say('baju');
    expect(await player.say('3')).toEqual([
      'answered years 3',
      'ended job ready',
      'ended main home',
      'asked home [seat leave rest]',
    ]);
    expect(player.conversation?.frames).toHaveLength(1);
  });

  it('leaves alone what a reminder asked', async () => {
    const player = play();
    await player.open({ flow: 'job', node: 'years' });
    await player.say('pelatihan');
    await player.say('baju');
    expect((await player.say('3')).at(-1)).toBe('asked years again');
  });
});

describe('a button of what a reminder asked', () => {
  it('answers it, whatever was opened over it since; that is put again afterwards', async () => {
    const player = play();
    await player.say('x');
    await player.open({ flow: 'job', node: 'kind' });
    await player.say('menu');
    await player.open({ flow: 'job', node: 'years' });
    const serials = player.conversation?.frames.map(({ open }) => open?.serial);
    expect(serials).toEqual([1, 2, 3]);
    const pressed = { type: 'choice', question: 2, choice: 'kue' } as const;
    expect(await player.give(pressed)).toEqual(['answered kind "kue"', 'asked years']);
    expect(await player.say('2')).toEqual([
      'answered years 2',
      'ended job ready',
      'asked years again',
    ]);
    expect(await player.give(pressed)).toEqual(['refused years stale 0']);
  });
});
