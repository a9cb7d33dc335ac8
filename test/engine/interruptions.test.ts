import { describe, expect, it } from '@jest/globals';
import { action, playFlows } from './rig.js';

const main = `flow: main
version: 1
start: name
words: { menu: shown, status: state }
nodes:
  name: { ask: text, length: [3, 40], save: name, to: work }
  work: { call: job, with: { who: name }, save: { trade: kind }, to: { ready: bye, else: name } }
  bye: { say: text, to: end }
  end: { end: done }
  shown: { say: text, to: end }
  state: { say: text, to: home }
  home: { end: home }
`;
const job = `flow: job
resumes: true
version: 1
start: kind
words: { register: kind }
nodes:
  kind: { ask: choice, choices: [kue, baju], save: kind, to: years }
  years: { ask: number, save: years, to: ready }
  ready: { end: ready }
`;
const privacy = `flow: privacy
version: 1
start: sure
words: { delete: sure, my_data: told, unclear_stop: which, correct: phone }
nodes:
  phone: { ask: phone, save: phone, to: place }
  place: { ask: text, save: place, to: end }
  sure: { ask: choice, choices: [hapus, jangan], to: { hapus: wipe, jangan: kept } }
  wipe: { do: wipe, to: gone }
  gone: { end: forget }
  kept: { say: text, to: end }
  told: { say: text, to: end }
  which: { ask: choice, choices: [semua, ini], to: { semua: end, ini: cancelled } }
  cancelled: { end: cancel }
  end: { end: shown }
`;
const wipe = action(['wiped'], () => ({ outcome: 'wiped', person: { declined: true } }));
const play = () => playFlows([main, job, privacy], { wipe });

describe('calling a flow', () => {
  it('hands variables in and out and goes on by its outcome', async () => {
    const player = play();
    await player.say('x');
    expect(await player.say('Siti')).toEqual([
      'answered name "Siti"',
      'started job',
      'asked kind [kue baju]',
    ]);
    expect(player.conversation?.frames[1]?.vars).toEqual({ who: 'Siti' });
    await player.say('kue');
    expect(await player.say('3')).toEqual([
      'answered years 3',
      'ended job ready',
      'said main:bye.say',
      'ended main done',
    ]);
    expect(player.events[2]).toMatchObject({ values: { name: 'Siti', trade: 'kue' } });
  });

  it('lets KEMBALI out of it into the question before', async () => {
    const player = play();
    await player.say('x');
    await player.say('Siti');
    expect(await player.say('kembali')).toEqual(['asked name again']);
  });
});

describe('words heard everywhere', () => {
  it('lie over the open question, which is then asked again', async () => {
    const player = play();
    await player.say('x');
    expect(await player.say('DATA SAYA')).toEqual([
      'started privacy',
      'said privacy:told.say',
      'ended privacy shown',
      'asked name again',
    ]);
  });

  it('give way to BATAL: the question before comes back', async () => {
    const player = play();
    await player.say('x');
    expect(await player.say('hapus')).toEqual(['started privacy', 'asked sure [hapus jangan]']);
    expect(await player.say('batal')).toEqual(['said common:cancel.back', 'asked name again']);
  });

  it('take the place of an interruption that is under way', async () => {
    const player = play();
    await player.say('x');
    await player.say('hapus');
    expect(await player.say('menu')).toContain('asked name again');
    expect(player.conversation?.frames).toHaveLength(1);
  });

  it('lose against an option of the same name', async () => {
    const player = play();
    await player.say('x');
    await player.say('hapus');
    expect(await player.say('Hapus')).toEqual(['answered sure "hapus"', 'ended privacy forget']);
    expect(player.conversation).toMatchObject({ frames: [], person: { declined: true } });
  });

  it('are asked back where they are unclear, and can end what was open', async () => {
    const player = play();
    await player.say('x');
    await player.say('Siti');
    await player.say('kue');
    expect(await player.say('berhenti')).toEqual(['started privacy', 'asked which [semua ini]']);
    expect(await player.say('ini')).toContain('said common:cancel.kept');
    expect(Object.keys(player.conversation?.parked ?? {})).toEqual(['job']);
  });

  it('begin the flow that is going on anew in its place, however often they come', async () => {
    const home = main
      .replace('status: state }', 'status: state, register: again }')
      .replace('  bye:', '  again: { call: job, to: { else: end } }\n  bye:');
    const player = playFlows([home, job.replace('words: { register: kind }\n', ''), privacy], {
      wipe,
    });
    for (const text of ['x', 'Siti', 'kue']) await player.say(text);
    expect(await player.say('daftar')).toContain('asked kind [kue baju]');
    await player.say('daftar');
    expect(player.conversation?.frames.map(({ flow }) => flow)).toEqual(['main', 'job']);
    expect(player.conversation?.frames[1]?.vars).toEqual({});
  });

  it('are answered with nothing open, and can lead home', async () => {
    const player = play();
    expect(await player.say('data saya')).not.toContain('asked name');
    expect(await player.say('status')).toEqual([
      'started main',
      'said main:state.say',
      'ended main home',
      'asked name',
    ]);
  });

  it('say so when no flow has them', async () => {
    const player = play();
    await player.say('x');
    expect(await player.say('petugas')).toEqual(['said common:word.none', 'asked name again']);
  });
});

describe('breaking off', () => {
  it('keeps what was answered; the flow goes on at the same question', async () => {
    const player = play();
    await player.say('x');
    await player.say('Siti');
    await player.say('kue');
    expect(await player.say('batal')).toEqual(['said common:cancel.kept']);
    expect(await player.say('daftar')).toEqual([
      'said common:cancel.resumed',
      'started job',
      'asked years again',
    ]);
    expect(player.conversation?.frames[0]?.vars).toMatchObject({ kind: 'kue' });
    expect(player.conversation?.parked).toEqual({});
  });

  it('keeps nothing of a flow that does not resume: it leads back to the menu', async () => {
    const player = playFlows([main, job.replace('resumes: true\n', ''), privacy], { wipe });
    for (const text of ['x', 'Siti', 'kue']) await player.say(text);
    expect(await player.say('batal')).toEqual(['said common:cancel.menu', 'asked name']);
    expect(player.conversation?.parked).toEqual({});
    await player.say('Siti');
    expect(player.conversation?.frames.at(-1)?.node).toBe('kind');
  });

  it('goes on at the question to which KEMBALI led', async () => {
    const player = play();
    for (const text of ['x', 'Siti', 'kue', 'kembali', 'batal']) await player.say(text);
    expect(await player.say('daftar')).toContain('asked kind again [kue baju]');
    expect(await player.say('baju')).toEqual(['answered kind "baju"', 'asked years']);
  });

  it('keeps nothing where nothing was answered', async () => {
    const player = play();
    await player.say('x');
    expect(await player.say('batal')).toEqual(['said common:cancel.done']);
    expect(player.conversation).toMatchObject({ frames: [], parked: {} });
  });
});

describe('ULANG', () => {
  it('begins an interruption again where its word opened it, and keeps what was answered', async () => {
    const player = play();
    for (const text of ['x', 'perbaiki', '081200001234']) await player.say(text);
    expect(await player.say('ulang')).toEqual(['said common:restart.kept', 'asked phone']);
    expect(player.conversation?.frames[1]?.vars).toEqual({ phone: '+6281200001234' });
    expect(await player.say('batal')).toEqual(['said common:cancel.back', 'asked name again']);
  });

  it('loses nothing of a flow that is then broken off and taken up again', async () => {
    const player = play();
    for (const text of ['x', 'Siti', 'kue']) await player.say(text);
    expect(await player.say('ulang')).toEqual([
      'said common:restart.kept',
      'asked kind [kue baju]',
    ]);
    expect(await player.say('batal')).toEqual(['said common:cancel.kept']);
    expect(await player.say('daftar')).toContain('asked kind again [kue baju]');
    expect(player.conversation?.frames[0]?.vars).toEqual({ who: 'Siti', kind: 'kue' });
    expect(await player.say('baju')).toEqual(['answered kind "baju"', 'asked years']);
    expect(player.conversation?.frames[0]?.vars).toEqual({ who: 'Siti', kind: 'baju' });
  });
});

describe('buttons', () => {
  it('count for their own question only, and once', async () => {
    const player = play();
    await player.say('x');
    await player.say('Siti');
    const press = { type: 'choice', question: 2, choice: 'kue' } as const;
    expect(await player.give(press)).toEqual(['answered kind "kue"', 'asked years']);
    expect(await player.give(press)).toEqual([]);
    expect(await player.give({ ...press, choice: 'baju' })).toEqual(['refused years stale 0']);
    await player.say('entah');
    expect(await player.give(press)).toEqual(['refused years stale 0']);
  });
});
