import { describe, expect, it } from '@jest/globals';
import { drawFlow } from '../../src/engine/graph.js';
import { parseFlow } from '../../src/engine/load-flows.js';

const text = `flow: sample
version: 3
start: end
nodes:
  end: { say: text, to: subgraph }
  subgraph:
    ask: choice
    choices: [yes, no]
    save: agreed
    to: { yes: nik, no: style }
  nik: { ask: nik, sensitive: true, save: nik, to: find }
  find: { do: people.find, to: { "new": known, 'say "hi" | #1; <b>\`x\`': town, else: click } }
  known: { when: person.registered, to: { true: class, else: town } }
  town: { ask: list, options: towns.list, to: class }
  class: { call: training, to: { done: style } }
  click: { say: text, to: gone }
  style: { end: done }
words: { help: click }
moved: { old_name: town }
`;

const read = (yaml: string) => parseFlow('sample.yaml', yaml).flow!;

/** The part of Mermaid's grammar that is used; stricter than Mermaid's own. */
const id = '(?:node|word|moved)_\\w+|start';
const quoted = '"[\\p{L}\\p{N} _.,:#;<>/-]+"';
const shapes = [
  ['[[', ']]'],
  ['[/', '/]'],
  ['[', ']'],
  ['{{', '}}'],
  ['{', '}'],
  ['([', '])'],
  ['((', '))'],
  ['>', ']'],
].map(([open, close]) => `${escape(open!)}${quoted}${escape(close!)}`);
const declaration = new RegExp(`^  (${id})(?:${shapes.join('|')})(?::::(kind_\\w+))?$`, 'u');
const edge = new RegExp(`^  (${id}) (?:-->|-\\.->)(?:\\|${quoted}\\|)? (${id})$`, 'u');
const classDefinition = /^ {2}classDef (kind_\w+) [\w:#,]+$/;

function escape(part: string): string {
  return part.replace(/[[\](){}/]/g, '\\$&');
}

function assertSyntax(chart: string): void {
  const [head, ...lines] = chart.trimEnd().split('\n');
  expect(head).toBe('flowchart TD');
  const declared = new Set<string>();
  const classes = new Set<string>();
  const used = { ids: new Set<string>(), classes: new Set<string>() };
  for (const line of lines) {
    const [declares, uses, defines] = [declaration, edge, classDefinition].map((of) =>
      of.exec(line),
    );
    if (declares) {
      expect([...declared]).not.toContain(declares[1]);
      declared.add(declares[1]!);
      if (declares[2]) used.classes.add(declares[2]);
    } else if (uses) used.ids.add(uses[1]!).add(uses[2]!);
    else if (defines) classes.add(defines[1]!);
    else throw new Error(`not understood: ${line}`);
  }
  expect([...used.ids].filter((each) => !declared.has(each))).toEqual([]);
  expect([...used.classes].filter((each) => !classes.has(each))).toEqual([]);
}

describe('drawFlow', () => {
  const chart = drawFlow(read(text));

  it('draws every kind of node, every outcome and every entry', () => {
    assertSyntax(chart);
    for (const line of [
      'node_end["end<br/>say"]:::kind_say',
      'node_subgraph[/"subgraph<br/>ask choice: yes, no<br/>save agreed"/]:::kind_ask',
      'node_nik[/"nik<br/>ask nik<br/>save nik, sensitive"/]:::kind_ask',
      'node_find[["find<br/>do people.find"]]:::kind_do',
      'node_known{"known<br/>when person.registered"}:::kind_when',
      'node_class{{"class<br/>call training"}}:::kind_call',
      'node_style(["style<br/>end done"]):::kind_end',
      'start --> node_end',
      'node_end --> node_subgraph',
      'node_subgraph -->|"yes"| node_nik',
      'word_help -.-> node_click',
      'moved_old_name -.-> node_town',
    ]) {
      expect(chart.split('\n')).toContain(`  ${line}`);
    }
  });

  it('escapes what means something to Mermaid', () => {
    expect(chart).toContain('-->|"say #34;hi#34; #124; #35;1#59; #60;b#62;#96;x#96;"| node_town');
  });

  it('shows nodes that are missing', () => {
    expect(chart).toContain('node_gone["gone<br/>missing"]:::kind_missing');
  });
});
