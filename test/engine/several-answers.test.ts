import { beforeEach, describe, expect, it } from '@jest/globals';
import { playFlows, type Player } from './rig.js';

const flow = `flow: main
version: 1
start: name
nodes:
  name: { ask: text, format: name, save: name, to: phone }
  phone: { ask: phone, save: phone, to: colour }
  colour: { ask: choice, choices: [merah, biru], save: colour, to: note }
  note: { ask: text, save: note, to: end }
  end: { end: done }
`;

describe('several answers in one message', () => {
  let player: Player;
  beforeEach(async () => {
    player = playFlows([flow]);
    await player.say('x');
  });

  it('are taken one after the other', async () => {
    expect(await player.say('Siti Aminah, 081200001234\nbiru')).toEqual([
      'answered name "Siti Aminah"',
      'answered phone "+6281200001234"',
      'answered colour "biru"',
      'asked note',
    ]);
  });

  it('never go into a free text', async () => {
    expect(await player.say('Siti Aminah\n081200001234\nbiru\nsisanya')).toContain('asked note');
  });

  it('stop at the first that does not fit', async () => {
    expect(await player.say('Siti Aminah\nentah\n081200001234')).toEqual([
      'answered name "Siti Aminah"',
      'asked phone',
    ]);
  });

  it('are not taken where two of them answer the same question', async () => {
    await player.say('Siti Aminah');
    const [refused] = await player.say('081200001234 atau 081300001234');
    expect(refused).toMatch(/^refused phone/);
  });
});
