import { describe, expect, it } from '@jest/globals';
import type { Surroundings } from '../../src/engine/check/surroundings.js';
import { commands } from '../../src/engine/types.js';
import { flowsCommand, type FlowsDeps, type ParkedAt } from '../../src/cli/flows.js';

const menu = `flow: menu
version: 4
start: hello
nodes:
  hello: { say: text, to: name }
  name: { ask: text, to: bye }
  bye: { end: done }
moved: { old_name: name }
`;
const around: Surroundings = {
  actions: {},
  locales: { names: ['id'], keys: () => ['hello.say', 'name.ask'] },
  commands,
  maxSteps: 100,
};
const faulty = menu.replace('to: bye', 'to: by');

async function run(args: string[], text = menu, deps: Partial<FlowsDeps> = {}) {
  const lines: string[] = [];
  let failed = false;
  const command = flowsCommand({
    loadFlowFiles: () => [{ file: 'flows/menu.yaml', text }],
    around,
    print: (line) => lines.push(line),
    fail: () => (failed = true),
    ...deps,
  });
  await command.parseAsync(args, { from: 'user' });
  return { text: lines.join('\n'), failed };
}

describe('pasti flows check', () => {
  it('counts what is sound', async () => {
    expect(await run(['check'])).toEqual({ text: '1 flow, 3 nodes: no faults', failed: false });
  });

  it('prints a fault a line and fails', async () => {
    const { text, failed } = await run(['check'], faulty);
    expect(failed).toBe(true);
    expect(text.split('\n')).toEqual([
      'flows/menu.yaml:6 node name: to leads to "by", which is not a node of this flow; did you mean "bye"?',
      expect.stringMatching(/^flows\/menu\.yaml:7 node bye: nothing leads here/),
    ]);
  });

  it('tells who waits at a node that is gone, and where they go on', async () => {
    const parked = (): Promise<ParkedAt[]> =>
      Promise.resolve([
        { flow: 'menu', version: 4, node: 'name', count: 40 },
        { flow: 'menu', version: 3, node: 'old_name', count: 2 },
        { flow: 'menu', version: 2, node: 'old_name', count: 1 },
        { flow: 'menu', version: 2, node: 'constructor', count: 1 },
        { flow: 'gone', version: 1, node: 'x', count: 5 },
      ]);
    expect((await run(['check', '--live'], menu, { parked })).text.split('\n')).toEqual([
      '1 flow, 3 nodes: no faults',
      'flow menu node old_name: 3 people, moved to name',
      'flow menu node constructor: 1 person, restarts at hello',
      'flow gone node x: 5 people, the flow is gone: it is dropped',
    ]);
    const nobody = await run(['check', '--live'], menu, { parked: () => Promise.resolve([]) });
    expect(nobody.text).toContain('nobody waits at a node that is gone');
  });

  it('says so when there is no store to ask', async () => {
    expect(await run(['check', '--live'])).toMatchObject({ failed: true });
    expect((await run(['check', '--live'], faulty)).text).toContain('when the faults are mended');
  });
});

describe('pasti flows graph', () => {
  it('prints a flowchart, even of a flow with faults', async () => {
    const { text, failed } = await run(['graph', 'menu'], faulty);
    expect(text).toMatch(/^flowchart TD\n/);
    expect(failed).toBe(false);
  });

  it('names the flows there are', async () => {
    expect(await run(['graph', 'mneu'])).toEqual({
      text: 'there is no flow "mneu"; did you mean "menu"?',
      failed: true,
    });
    expect((await run(['graph', 'menu'], 'flow: menu\n')).text).toContain('"nodes" is missing');
  });
});

describe('pasti flows schema', () => {
  it('prints the JSON Schema', async () => {
    const { text } = await run(['schema']);
    expect(JSON.parse(text)).toMatchObject({ title: 'Flow of PASti', type: 'object' });
  });
});
