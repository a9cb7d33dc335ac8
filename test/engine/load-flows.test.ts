import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assembleFlows, parseFlow } from '../../src/engine/load-flows.js';

const good = `# a small flow
flow: greeting
version: 2
start: hello
nodes:
  hello: { say: text, to: name }
  name:
    ask: text
    length: [3, 80]
    save: name
    to: agree
  agree:
    ask: choice
    choices: [accept, decline]
    yes: accept
    no: decline
    to: { accept: note, decline: bye }
  note: { do: people.note, with: { how: chat, times: 2, loud: true }, to: { noted: known, else: bye } }
  known: { when: person.registered, to: { true: sub, else: bye } }
  sub: { call: other, with: { theirs: name }, save: { ours: theirs }, to: { done: bye } }
  bye: { end: done }
moved: { old: name }
words: { menu: hello }
`;

describe('parseFlow', () => {
  it('reads every kind of node', () => {
    const { flow, faults } = parseFlow('flows/greeting.yaml', good);
    expect(faults).toEqual([]);
    expect(flow).toMatchObject({
      flow: 'greeting',
      version: 2,
      start: 'hello',
      moved: { old: 'name' },
      words: { menu: 'hello' },
      source: { file: 'flows/greeting.yaml', lines: { hello: 6, name: 7, agree: 12, bye: 21 } },
    });
    expect(Object.keys(flow!.nodes)).toEqual([
      'hello',
      'name',
      'agree',
      'note',
      'known',
      'sub',
      'bye',
    ]);
    expect(flow!.nodes).toMatchObject({
      hello: { kind: 'say', to: 'name' },
      name: { kind: 'ask', ask: 'text', length: [3, 80], save: 'name', to: 'agree' },
      note: { kind: 'do', do: 'people.note', with: { how: 'chat', times: 2, loud: true } },
      known: { kind: 'when', when: 'person.registered', to: { true: 'sub', else: 'bye' } },
      sub: { kind: 'call', call: 'other', with: { theirs: 'name' }, save: { ours: 'theirs' } },
      bye: { kind: 'end', end: 'done' },
    });
  });

  it('leaves moved and words empty when they are not there', () => {
    const { flow } = parseFlow('a.yaml', 'flow: a\nversion: 1\nstart: x\nnodes: {x: {end: done}}');
    expect(flow).toMatchObject({ moved: {}, words: {} });
  });

  it('never throws, and gives a flow or faults, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...[
        'flow: a\n',
        'nodes:\n',
        '  x:\n',
        '  x: {',
        '}',
        '[',
        ']',
        '? ',
        ': ',
        '&a ',
        '*a',
        '- ',
      ],
      ...[
        '!!map ',
        '|',
        '>-',
        '"',
        "'",
        '\t',
        '\n',
        '---\n',
        '%YAML 9\n',
        '<<: ',
        '__proto__: ',
        '1: ',
      ],
      ...[
        'ask: text\n',
        'to: ',
        'ask: ',
        'version: ',
        '~',
        '.nan',
        'constructor: {end: x}\n',
        '\u0000',
      ],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.json(),
      fc
        .tuple(fc.nat(good.length), fc.nat(60), pieces)
        .map(([at, length, piece]) => good.slice(0, at) + piece + good.slice(at + length)),
    );
    fc.assert(
      fc.property(text, (yaml) => {
        const { flow, faults } = parseFlow('x.yaml', yaml);
        expect(flow === undefined).toBe(faults.length > 0);
        for (const fault of faults) {
          expect(fault.line).toBeGreaterThanOrEqual(1);
          expect(fault.message).not.toContain('Invalid input');
          expect(fault.message).not.toContain('\n');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('survives nesting without end and aliases that multiply', () => {
    expect(parseFlow('x.yaml', '['.repeat(20_000)).faults).not.toEqual([]);
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const next of 'bcdefgh'.split('')) {
      const one = String.fromCharCode(next.charCodeAt(0) - 1);
      bomb.push(`${next}: &${next} [${Array(9).fill(`*${one}`).join(', ')}]`);
    }
    expect(parseFlow('x.yaml', bomb.join('\n')).faults).not.toEqual([]);
  });
});

describe('assembleFlows', () => {
  const flow = (name: string, file: string) =>
    parseFlow(file, `flow: ${name}\nversion: 1\nstart: x\nnodes: {x: {end: done}}`).flow!;

  it('keeps flows by name', () => {
    const set = assembleFlows([flow('menu', 'menu.yaml'), flow('a', 'a.yaml')], 'menu');
    expect(set.root).toBe('menu');
    expect(Object.keys(set.flows)).toEqual(['menu', 'a']);
  });

  it('refuses two flows of one name and a root that is not there', () => {
    expect(() => assembleFlows([flow('a', 'a.yaml'), flow('a', 'b.yaml')], 'a')).toThrow(
      'Flow "a" is in a.yaml as well as in b.yaml',
    );
    expect(() => assembleFlows([flow('a', 'a.yaml')], 'menu')).toThrow('no flow "menu"');
  });
});
