import { expect, it } from '@jest/globals';
import { playFlows } from './rig.js';

const main = `flow: main
version: 1
start: name
words: { check_in: arrived }
nodes:
  name: { ask: text, length: [3, 40], save: name, to: end }
  arrived: { when: said, to: { set: known, unset: code } }
  known: { say: text, to: end }
  code: { ask: text, save: code, to: end }
  end: { end: done }
`;

it('hands what is behind a word to the flow that the word opens', async () => {
  const player = playFlows([main]);
  await player.say('x');
  expect(await player.say('HADIR HN47KP')).toEqual([
    'started main',
    'said main:known.say',
    'ended main done',
    'asked name again',
  ]);
  expect(player.events[1]).toMatchObject({ values: { said: 'HN47KP' } });
  expect(await player.say('hadir')).toEqual(['answered name "hadir"', 'ended main done']);
  expect(await player.say('hadir')).toEqual(['started main', 'asked code']);
});
