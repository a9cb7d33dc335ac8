import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkFlows, loadFlows } from '../../../src/engine/check/check-flows.js';
import { faultCodes } from '../../../src/engine/check/fault.js';
import { assembleFlows, parseFlow } from '../../../src/engine/load-flows.js';
import { readFixture, surroundingsOf } from './fixtures.js';

const rootOf = (files: { file: string }[]) => files[0]!.file.replace('.yaml', '');

describe.each(faultCodes)('the fault %s', (code) => {
  const fixture = readFixture(code);
  const { faults, set } = loadFlows(fixture.files, rootOf(fixture.files), surroundingsOf(fixture));

  it('is found with file, line and node, and nothing else is', () => {
    const found = faults.map(({ file, line, node = '-', code: of }) =>
      [file, line, node, of].join(' '),
    );
    const expected = fixture.expected.map(({ file, line, node = '-', code: of }) =>
      [file, line, node, of].join(' '),
    );
    expect(found.sort()).toEqual(expected.sort());
    expect(expected.filter((text) => text.endsWith(` ${code}`))).not.toEqual([]);
    expect(set).toBeUndefined();
  });

  it('is explained to the author', () => {
    for (const { file, line, message } of fixture.expected) {
      const there = faults.filter((fault) => fault.file === file && fault.line === line);
      expect(there.map((fault) => fault.message).join('\n')).toContain(message);
    }
  });
});

describe('the fixtures', () => {
  it('are one for every fault', () => {
    const names = readdirSync('test/fixtures/flows').map((name) => name.replace('.yaml.txt', ''));
    expect(names.sort()).toEqual([...faultCodes].sort());
  });
});

const sound = `flow: menu
version: 1
start: hello
nodes:
  hello: { say: text, to: name }
  name: { ask: text, to: bye }
  bye: { end: done }
`;

describe('loadFlows', () => {
  it('gives the set when there are no faults', () => {
    const loaded = loadFlows(
      [{ file: 'menu.yaml', text: sound }],
      'menu',
      surroundingsOf({ texts: undefined }),
    );
    expect(loaded).toMatchObject({ faults: [], flows: 1, nodes: 3, set: { root: 'menu' } });
  });

  it('misses the root', () => {
    const { faults } = loadFlows(
      [{ file: 'menu.yaml', text: sound }],
      'start',
      surroundingsOf({ texts: undefined }),
    );
    expect(faults).toMatchObject([{ file: 'flows/start.yaml', code: 'unknown-flow' }]);
  });

  it('does not miss a flow whose file can not be read, and still checks the others', () => {
    const caller = sound
      .replace('hello: { say: text, to: name }', 'hello: { call: other, to: naem }')
      .replace('menu', 'caller');
    const files = [
      { file: 'caller.yaml', text: caller },
      { file: 'other.yaml', text: 'flow: other\n' },
    ];
    const { faults } = loadFlows(files, 'menu', surroundingsOf({ texts: undefined }));
    expect(faults.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'caller.yaml unknown-node',
      'caller.yaml unreachable-node',
      'caller.yaml unreachable-node',
      'other.yaml missing-field',
      'other.yaml missing-field',
      'other.yaml missing-field',
    ]);
  });
});

describe('checkFlows', () => {
  it('never throws on flows of the right shape', () => {
    const names = ['a', 'b', 'c', 'constructor', 'gone'];
    const name = fc.constantFrom(...names);
    const to = fc.oneof(
      name,
      fc.dictionary(fc.constantFrom('yes', 'no', 'else', 'done', 'set', 'new'), name, {
        minKeys: 1,
      }),
    );
    const node = fc.oneof(
      fc.record({ say: fc.constant('text'), to: name }),
      fc.record({ ask: fc.constant('yesno'), save: name, to }),
      fc.record({ ask: fc.constant('choice'), choices: fc.constant(['yes', 'no']), to }),
      fc.record({ do: fc.constantFrom('people.find', 'people.note', 'toString'), to }),
      fc.record({
        when: name,
        to: fc.dictionary(fc.constantFrom('yes', 'set', 'else'), name, { minKeys: 1 }),
      }),
      fc.record({ call: fc.constantFrom('one', 'two', 'constructor'), to }),
      fc.record({ end: fc.constantFrom('done', 'other') }),
    );
    const flow = (flowName: string) =>
      fc.record({
        flow: fc.constant(flowName),
        version: fc.constant(1),
        start: name,
        nodes: fc.dictionary(name, node, { minKeys: 1, maxKeys: 5 }),
      });
    fc.assert(
      fc.property(flow('one'), flow('two'), (one, two) => {
        const flows = [one, two].map((each) => {
          const { flow: read, faults } = parseFlow(`${each.flow}.yaml`, JSON.stringify(each));
          expect(faults).toEqual([]);
          return read!;
        });
        checkFlows(assembleFlows(flows, 'one'), surroundingsOf({ texts: undefined }));
      }),
      { numRuns: 300 },
    );
  });
});
