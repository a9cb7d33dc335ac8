import { describe, expect, it } from '@jest/globals';
import { action, playFlows } from './rig.js';

const flow = (nodes: string, more = '') => `flow: main
version: 1
start: a
${more}
nodes:
${nodes}
  end: { end: done }
`;

describe('the walk', () => {
  it('branches on values, on what is known, and else', async () => {
    const nodes = `
  a: { ask: yesno, save: power, to: b }
  b: { when: power, to: { yes: c, else: end } }
  c: { when: person.name, to: { set: end, unset: d } }
  d: { say: text, to: end }`;
    const player = playFlows([flow(nodes)]);
    await player.say('x');
    expect(await player.say('ya')).toContain('said main:d.say');
    await player.say('x');
    expect(await player.say('tidak')).not.toContain('said main:d.say');
  });

  it('runs actions with the arguments of the node and keeps what they set', async () => {
    const add = action(['added'], ({ vars, args, inboundId }) => ({
      outcome: 'added',
      set: { total: Number(vars.n) + Number(args.plus), n: null, by: inboundId },
      person: { counted: true },
      locale: 'en',
    }));
    const nodes = `
  a: { ask: number, save: n, to: b }
  b: { do: add, with: { plus: 4 }, to: { added: c } }
  c: { ask: text, to: end }`;
    const player = playFlows([flow(nodes)], { add });
    await player.say('x');
    await player.say('38');
    expect(player.conversation).toMatchObject({ person: { counted: true }, locale: 'en' });
    expect(player.conversation?.frames[0]?.vars).toEqual({ total: 42, by: '2' });
  });

  it('throws instead of walking on for ever', async () => {
    const nodes = `
  a: { say: text, to: b }
  b: { when: person.x, to: { set: end, unset: a } }`;
    await expect(playFlows([flow(nodes)], {}, 20).say('x')).rejects.toThrow(
      /flow main, node \w: more than 20 steps/,
    );
  });

  it('throws where an outcome has no branch', async () => {
    const odd = action(['fine'], () => ({ outcome: 'odd' }));
    const nodes = '  a: { do: odd, to: { fine: end } }';
    await expect(playFlows([flow(nodes)], { odd }).say('x')).rejects.toThrow(/"odd"/);
  });
});

describe('flow files that changed', () => {
  const before = flow(`
  a: { ask: text, save: name, to: old }
  old: { ask: number, save: age, to: end }`);
  const arrive = async () => {
    const player = playFlows([before]);
    await player.say('x');
    await player.say('Siti');
    return player;
  };
  const renamed = `
  a: { ask: text, save: name, to: fresh }
  fresh: { ask: number, save: age, to: end }`;

  it('go on where a removed node was moved to', async () => {
    const player = await arrive();
    player.update(flow(renamed, 'moved: { old: fresh }'));
    expect(await player.say('44')).toEqual(['asked fresh']);
    expect(await player.say('44')).toEqual(['answered fresh 44', 'ended main done']);
  });

  it('begin again without that, and skip what is known', async () => {
    const player = await arrive();
    player.update(flow(renamed));
    expect(await player.say('44')).toEqual(['asked fresh']);
    expect(player.conversation?.frames[0]?.vars).toEqual({ name: 'Siti' });
  });

  it('ask anew where a question became something else', async () => {
    const player = await arrive();
    player.update(
      flow(`
  a: { ask: text, save: name, to: old }
  old: { say: text, to: end }`),
    );
    expect(await player.say('44')).toEqual(['said main:old.say', 'ended main done']);
  });

  it('drop what ran in a flow that is gone', async () => {
    const called =
      'flow: sub\nversion: 1\nstart: q\nnodes:\n  q: { ask: text, to: e }\n  e: { end: ok }\n';
    const caller = flow('  a: { call: sub, to: { ok: end } }');
    const player = playFlows([caller, called]);
    expect(await player.say('x')).toContain('asked q');
    player.update(flow('  a: { ask: text, save: name, to: end }'));
    expect(await player.say('halo')).toEqual(['asked a']);
  });
});
