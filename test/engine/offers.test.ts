import { describe, expect, it } from '@jest/globals';
import type { Offer } from '../../src/engine/types.js';
import { action, playFlows } from './rig.js';

const main = `
flow: main
version: 1
start: menu
words: { status: shown }
nodes:
  menu: { ask: choice, choices: [a, wish], to: { a: done, wish: wish } }
  wish: { ask: text, save: wish, to: done }
  shown: { say: text, to: done }
  done: { end: done }
`;
const announcement = `
flow: announcement
version: 1
start: reply
words: { offer: reply }
nodes:
  reply: { do: answer, to: { noted: noted } }
  noted: { say: text, to: end }
  end: { end: answered }
`;

const offers: Offer[] = [
  { id: 'b2.minat', label: 'MINAT' },
  { id: 'b1.status', label: 'Status' },
];

/** Somebody whom the menu was put to, and who got announcements then. */
async function offered(first = 'halo') {
  const answers: unknown[] = [];
  const player = playFlows([main, announcement], {
    answer: action(['noted'], ({ vars }) => {
      answers.push(vars.offer);
      return { outcome: 'noted' };
    }),
  });
  await player.say(first);
  if (player.conversation) player.conversation = { ...player.conversation, offers };
  return { player, answers: () => [...new Set(answers)] };
}

const thanked = [
  'started announcement',
  'said announcement:noted.say',
  'ended announcement answered',
];

describe('replies that an announcement offers', () => {
  it('are taken from their buttons; then the open question is put again', async () => {
    const { player, answers } = await offered();
    const pressed = { type: 'choice', question: 0, choice: 'b2.minat' } as const;
    expect(await player.give(pressed)).toEqual([...thanked, 'asked menu again [a wish]']);
    expect(answers()).toEqual(['b2.minat']);
    expect(await player.say('1')).toContain('answered menu "a"');
  });

  it('are taken from their words, whatever their letters', async () => {
    const { player, answers } = await offered();
    expect(await player.say(' minat ')).toEqual([...thanked, 'asked menu again [a wish]']);
    expect(answers()).toEqual(['b2.minat']);
  });

  it('are taken although the open question would take any text', async () => {
    const { player, answers } = await offered();
    await player.say('wish');
    await player.say('minat');
    expect(answers()).toEqual(['b2.minat']);
    expect(await player.say('minat sekali')).toContain('answered wish "minat sekali"');
  });

  it('are taken when nothing is open', async () => {
    const { player, answers } = await offered();
    await player.say('1');
    expect(await player.say('MINAT')).toEqual(thanked);
    expect(answers()).toEqual(['b2.minat']);
  });

  it('give way to the words that are heard everywhere', async () => {
    const { player, answers } = await offered();
    expect(await player.say('status')).toContain('said main:shown.say');
    expect(answers()).toEqual([]);
  });

  it('of an announcement that is known no more change nothing', async () => {
    const { player, answers } = await offered();
    const pressed = { type: 'choice', question: 0, choice: 'gone.minat' } as const;
    expect(await player.give(pressed)).toEqual(['asked menu again [a wish]']);
    await player.say('1');
    expect(await player.give(pressed)).toEqual([]);
    expect(answers()).toEqual([]);
  });
});
