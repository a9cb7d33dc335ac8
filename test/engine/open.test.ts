import { describe, expect, it } from '@jest/globals';
import { playFlows } from './rig.js';

const main = `
flow: main
version: 1
start: menu
nodes:
  menu: { ask: choice, choices: [a, b], to: { a: done, b: done } }
  done: { end: done }
`;
const training = `
flow: training
version: 1
start: hub
nodes:
  hub: { ask: choice, choices: [sign, confirmation], to: { sign: leave, confirmation: confirm } }
  confirm: { ask: choice, choices: [come, not], save: answer, to: { come: thanks, not: thanks } }
  thanks: { say: text, to: leave }
  leave: { end: home }
`;

const confirm = (trainingId: string) => ({
  flow: 'training',
  node: 'confirm',
  vars: { trainingId },
});

describe('a flow opened from outside', () => {
  it('takes the next answer, then the older question is put again', async () => {
    const player = playFlows([main, training]);
    await player.say('halo');
    expect(await player.open(confirm('t1'))).toEqual([
      'started training',
      'asked confirm [come not]',
    ]);
    expect(await player.say('1')).toEqual([
      'answered confirm "come"',
      'said training:thanks.say',
      'ended training home',
      'asked menu again [a b]',
    ]);
    expect(await player.say('2')).toContain('answered menu "b"');
  });

  it('begins a conversation with who has none, and ends at home', async () => {
    const player = playFlows([main, training]);
    await player.open(confirm('t1'));
    expect(player.conversation?.frames).toMatchObject([{ flow: 'training', entry: 'confirm' }]);
    expect(await player.say('2')).toContain('asked menu [a b]');
  });

  it('of two the newest is answered first', async () => {
    const player = playFlows([main, training]);
    await player.say('halo');
    await player.open(confirm('t1'));
    await player.open(confirm('t2'));
    expect(player.conversation?.frames.map(({ vars }) => vars.trainingId)).toEqual([
      undefined,
      't1',
      't2',
    ]);
    expect(await player.say('1')).toContain('asked confirm again [come not]');
    expect(await player.say('1')).toContain('asked menu again [a b]');
  });

  it('about the same thing takes the place of the earlier one', async () => {
    const player = playFlows([main, training]);
    await player.open(confirm('t1'));
    await player.open(confirm('t2'));
    await player.open(confirm('t1'));
    expect(player.conversation?.frames.map(({ vars }) => vars.trainingId)).toEqual(['t2', 't1']);
    expect(player.conversation?.frames[0]?.interrupt).toBeUndefined();
  });

  it('lies over the same flow where a person is in it', async () => {
    const player = playFlows([training.replaceAll('training', 'main')]);
    await player.say('halo');
    await player.open({ flow: 'main', node: 'confirm', vars: {} });
    expect(await player.say('1')).toContain('asked hub again [sign confirmation]');
  });

  it('lets the oldest unanswered ones go, never what the person began', async () => {
    const player = playFlows([main, training]);
    await player.say('halo');
    for (const id of ['t1', 't2', 't3', 't4', 't5']) await player.open(confirm(id));
    expect(player.conversation?.frames.map(({ vars }) => vars.trainingId)).toEqual([
      undefined,
      't3',
      't4',
      't5',
    ]);
  });

  it('stays below what a word opens', async () => {
    const player = playFlows([main + 'words: { menu: menu }\n', training]);
    await player.say('halo');
    await player.open(confirm('t1'));
    await player.say('MENU');
    expect(await player.say('1')).toContain('asked confirm again [come not]');
  });

  it('is left by BATAL, and what was going on goes on', async () => {
    const player = playFlows([main, training]);
    await player.say('halo');
    await player.open(confirm('t1'));
    expect(await player.say('BATAL')).toEqual([
      'said common:cancel.back',
      'asked menu again [a b]',
    ]);
  });

  it('must exist', async () => {
    const player = playFlows([main, training]);
    await expect(player.open({ flow: 'training', node: 'gone' })).rejects.toThrow('gone');
    await expect(player.open({ flow: 'nowhere' })).rejects.toThrow('nowhere');
  });
});
