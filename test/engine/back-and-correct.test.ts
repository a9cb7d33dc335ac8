import { beforeEach, describe, expect, it } from '@jest/globals';
import { playFlows, type Player } from './rig.js';

const flow = `flow: main
version: 1
start: hello
nodes:
  hello: { ask: choice, choices: [mulai], to: city }
  city: { ask: text, save: city, clears: [street], to: street }
  street: { ask: text, save: street, to: food }
  food: { ask: text, save: food, to: summary }
  summary:
    ask: choice
    choices: [right, change]
    to: { right: end, change: change }
  change:
    ask: choice
    choices: [city, food, nothing]
    corrects: true
    to: { city: city, food: food, nothing: summary }
  end: { end: done }
`;
const summary = 'asked summary [right change]';

describe('going back and correcting', () => {
  let player: Player;
  const type = async (...texts: string[]) => {
    let last: string[] = [];
    for (const text of texts) last = await player.say(text);
    return last;
  };
  beforeEach(async () => {
    player = playFlows([flow]);
    await type('x', 'mulai', 'Kota A', 'Jalan B', 'Nasi');
  });

  it('KEMBALI asks the question before, then skips what is known', async () => {
    expect(await type('kembali')).toEqual(['asked food again']);
    expect(await type('kembali')).toEqual(['asked street again']);
    expect(await type('Jalan C')).toEqual(['answered street "Jalan C"', summary]);
  });

  it('asks again what depended on a changed answer, and only that', async () => {
    await type('kembali', 'kembali', 'kembali');
    expect(await type('Kota Z')).toEqual(['answered city "Kota Z"', 'asked street']);
    expect(await type('Jalan Z')).toEqual(['answered street "Jalan Z"', summary]);
  });

  it('keeps what depends on an answer that was given once more', async () => {
    await type('kembali', 'kembali', 'kembali');
    expect(await type('Kota A')).toEqual(['answered city "Kota A"', summary]);
  });

  it('stops at the first question', async () => {
    await type('kembali', 'kembali', 'kembali');
    expect(await type('kembali')).toEqual(['asked hello [mulai]']);
    expect(await type('kembali')).toEqual(['said common:back.none', 'asked hello again [mulai]']);
  });

  it('corrects one answer from a menu and comes back to the summary', async () => {
    expect(await type('change')).toEqual([
      'answered summary "change"',
      'asked change [city food nothing]',
    ]);
    expect(await type('food')).toEqual(['answered change "food"', 'asked food again']);
    expect(await type('Soto')).toEqual(['answered food "Soto"', summary]);
    expect(player.conversation?.frames[0]?.vars).toMatchObject({ city: 'Kota A', food: 'Soto' });
  });

  it('corrects what others depend on, and asks these', async () => {
    await type('change', 'city');
    expect(await type('Kota Z')).toEqual(['answered city "Kota Z"', 'asked street']);
    expect(await type('Jalan Z')).toEqual(['answered street "Jalan Z"', summary]);
  });

  it('leaves the menu of corrections by its own option and by KEMBALI', async () => {
    await type('change');
    expect(await type('nothing')).toContain(summary);
    await type('change', 'food');
    expect(await type('kembali')).toEqual(['asked change [city food nothing]']);
  });

  it('ULANG begins the flow again and puts every question, its answer kept until it is replaced', async () => {
    expect(await type('ulang')).toEqual(['said common:restart.done', 'asked hello [mulai]']);
    expect(await type('mulai')).toEqual(['answered hello "mulai"', 'asked city']);
    expect(await type('Kota A')).toEqual(['answered city "Kota A"', 'asked street']);
    expect(player.conversation?.frames[0]?.vars).toMatchObject({ street: 'Jalan B', food: 'Nasi' });
    expect(await type('Jalan D')).toEqual(['answered street "Jalan D"', 'asked food']);
    expect(await type('kembali')).toEqual(['asked street again']);
    expect(player.conversation?.frames[0]?.vars).toMatchObject({ street: 'Jalan D', food: 'Nasi' });
  });
});
