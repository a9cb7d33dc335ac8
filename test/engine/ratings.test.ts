import { describe, expect, it } from '@jest/globals';
import type { Event } from '../../src/engine/types.js';
import { ratingOf } from '../../src/language/rating.js';
import { playFlows } from './rig.js';

const flow = (kind: string) => `flow: main
version: 1
start: rating
nodes:
  rating: { ask: ${kind}, save: rating, to: bye }
  bye: { say: text, to: done }
  done: { end: done }
`;
const rating = flow('rating');

const marks = (events: Event[]): string[] | undefined =>
  events.flatMap((event) => ('question' in event ? [event.question.marks ?? []] : [])).at(-1);

async function given(text: string): Promise<unknown> {
  const player = playFlows([rating]);
  await player.say('halo');
  const [answered] = await player.say(text);
  return answered;
}

describe('a rating', () => {
  it('is offered from the best to the worst, by its own numbers', async () => {
    const player = playFlows([rating]);
    expect(await player.say('halo')).toEqual(
      ['started main', 'asked rating [r5 r4 r3 r2 r1]'].slice(1),
    );
    expect(marks(player.events)).toEqual(['', '', '', '', '']);
  });

  it.each(['1', '2', '3', '4', '5'])('typed as %s is that number', async (text) => {
    expect(await given(text)).toBe(`answered rating "r${text}"`);
    expect(ratingOf(`r${text}`)).toBe(Number(text));
  });

  it.each([
    ['lima', 'r5'],
    ['5 - sangat bermanfaat', 'r5'],
    ['sangat bermanfaat', 'r5'],
    ['nomor 1', 'r1'],
    ['kurang', 'r2'],
  ])('said as "%s" is %s', async (text, option) => {
    expect(await given(text)).toBe(`answered rating "${option}"`);
  });

  it.each(['6', '0', 'besok', '4,5'])('is not taken out of "%s"', async (text) => {
    expect(await given(text)).toMatch(/^refused rating/);
  });

  it('keeps the meaning of its numbers where an unclear answer left two of it on show', async () => {
    const player = playFlows([rating]);
    await player.say('halo');
    expect(await player.say('5 kurang')).toEqual(['refused rating ambiguous 0']);
    expect(marks(player.events)).toEqual(['', '']);
    expect((await player.say('1'))[0]).toBe('answered rating "r1"');
  });

  it('is read by its number where it was asked before there were options', async () => {
    const player = playFlows([flow('number')]);
    await player.say('halo');
    player.update(rating);
    expect((await player.say('4'))[0]).toBe('answered rating "r4"');
  });

  it('is read by its number, and by its button, where it was asked as a choice', async () => {
    const choice = flow('choice, choices: [r5, r4, r3, r2, r1]');
    for (const press of [false, true]) {
      const player = playFlows([choice]);
      await player.say('halo');
      const question = player.conversation!.asked;
      player.update(rating);
      const said = press
        ? await player.give({ type: 'choice', question, choice: 'r5' })
        : await player.say('5');
      expect(said[0]).toBe('answered rating "r5"');
    }
  });

  it('of a conversation that began before is a number', () => {
    expect([4, 'r4', '4', 'r6', 0, 6, null, true, undefined].map(ratingOf)).toEqual([
      4,
      4,
      ...Array<undefined>(7).fill(undefined),
    ]);
  });
});
