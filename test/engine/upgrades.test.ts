import { describe, expect, it } from '@jest/globals';
import { playFlows } from './rig.js';

const main = (nodes: string, more = '') => `flow: main
version: 1
start: name
words: { help: helped, officer: officer }
${more}
nodes:
  name: { ask: text, save: name, to: ${/^ {2}(\w+)/.exec(nodes)?.[1] ?? 'end'} }
${nodes}
  end: { end: done }
  officer: { ask: text, to: helped }
  helped: { say: text, to: end }
`;
const job = (second: string, more = '') => `flow: job
resumes: true
version: 1
start: kind
words: { register: kind }
${more}
nodes:
  kind: { ask: text, save: kind, to: ${second} }
  ${second}: { ask: number, save: years, to: ready }
  ready: { end: ready }
`;
const calling = '  work: { call: job, to: { ready: more } }\n  more: { ask: text, to: end }';
const asking = (node: string) => `  ${node}: { ask: number, save: age, to: end }`;

async function parked() {
  const player = playFlows([main(calling), job('years')]);
  for (const text of ['x', 'Siti', 'kue', 'batal']) await player.say(text);
  expect(player.conversation?.parked.job?.node).toBe('years');
  return player;
}

describe('flow files that changed under what BATAL broke off', () => {
  it('take it up where a removed node was moved to', async () => {
    const player = await parked();
    player.update(main(calling), job('since', 'moved: { years: since }'));
    expect(await player.say('daftar')).toEqual([
      'said common:cancel.resumed',
      'started job',
      'asked since',
    ]);
  });

  it('begin it again without that, and skip what is known', async () => {
    const player = await parked();
    player.update(main(calling), job('since'));
    expect(await player.say('daftar')).toContain('asked since');
    expect(player.conversation?.frames[0]?.vars).toMatchObject({ kind: 'kue' });
  });

  it('drop what was parked of a flow that is gone', async () => {
    const player = await parked();
    player.update(main(asking('age')));
    expect(await player.say('halo')).toEqual(['asked name']);
    expect(player.conversation?.parked).toEqual({});
  });
});

describe('flow files that changed under an interruption', () => {
  const interrupted = async () => {
    const player = playFlows([main(asking('age'))]);
    for (const text of ['x', 'Siti', 'petugas']) await player.say(text);
    player.update(main(asking('years'), 'moved: { age: years }'));
    return player;
  };

  it('go on with the moved question when it ends', async () => {
    const player = await interrupted();
    expect(await player.say('tolong')).toEqual([
      'answered officer "tolong"',
      'said main:helped.say',
      'ended main done',
      'asked years',
    ]);
    expect(player.conversation?.frames[0]?.vars).toEqual({ name: 'Siti' });
  });

  it('let ULANG begin where the node was moved to that a word opened', async () => {
    const player = playFlows([main(asking('age'))]);
    for (const text of ['x', 'Siti', 'petugas']) await player.say(text);
    player.update(
      main(asking('age'), 'moved: { officer: office }')
        .replace('officer: officer }\nmoved', 'officer: office }\nmoved')
        .replace('  officer: {', '  office: {'),
    );
    expect(await player.say('x')).toEqual(['asked office']);
    expect(await player.say('ulang')).toEqual(['said common:restart.done', 'asked office']);
  });

  it('go on with it when it is broken off', async () => {
    const player = await interrupted();
    expect(await player.say('batal')).toEqual(['said common:cancel.back', 'asked years']);
    expect(await player.say('3')).toContain('answered years 3');
  });
});

describe('flow files that changed under a called flow', () => {
  const called = async () => {
    const player = playFlows([main(calling), job('years')]);
    for (const text of ['x', 'Siti', 'kue']) await player.say(text);
    return player;
  };

  it('go on where the node that called was moved to', async () => {
    const player = await called();
    player.update(main(asking('age'), 'moved: { work: age }'), job('years'));
    expect(await player.say('3')).toEqual(['answered years 3', 'ended job ready', 'asked age']);
  });

  it('begin the caller again without that, and skip what is known', async () => {
    const player = await called();
    player.update(main(asking('age')), job('years'));
    expect(await player.say('3')).toEqual(['answered years 3', 'ended job ready', 'asked age']);
    expect(player.conversation?.frames[0]?.vars).toEqual({ name: 'Siti' });
  });
});
