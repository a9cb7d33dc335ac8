import { edgesFrom, nodeOf } from './check/edges.js';
import type { AskNode, Flow, FlowNode } from './flow.js';

/**
 * Draws a flow as a Mermaid flowchart: a shape per kind of node, an edge per outcome. Draws faulty
 * flows as well; nodes that are led to but are not there are shown as missing.
 */
export function drawFlow(flow: Flow): string {
  const nodes = Object.entries(flow.nodes);
  const lines = [
    'flowchart TD',
    ...nodes.map(([name, node]) => `${idOf(name)}${shapeOf(name, node)}:::kind_${node.kind}`),
    ...missingNodes(flow).map(
      (name) => `${idOf(name)}["${label(name)}<br/>missing"]:::kind_missing`,
    ),
    `start(("start"))`,
    `start --> ${idOf(flow.start)}`,
    ...drawEntries('word', flow.words),
    ...drawEntries('moved', flow.moved),
    ...nodes.flatMap(([name, node]) =>
      edgesFrom(name, node).map(({ outcome, to }) => drawEdge(idOf(name), outcome, idOf(to))),
    ),
    ...Object.entries(colours).map(([kind, colour]) => `classDef kind_${kind} ${colour}`),
  ];
  const [head, ...rest] = lines;
  return [head, ...rest.map((line) => `  ${line}`), ''].join('\n');
}

const colours: Record<FlowNode['kind'] | 'entry' | 'missing', string> = {
  say: 'fill:#eef6ff,stroke:#4a78a8,color:#123',
  ask: 'fill:#fff6d6,stroke:#a8842a,color:#321',
  do: 'fill:#e9f7ec,stroke:#3c8a52,color:#132',
  when: 'fill:#f5effb,stroke:#7a54a3,color:#213',
  call: 'fill:#fdeee6,stroke:#b0623a,color:#312',
  end: 'fill:#eee,stroke:#666,color:#222',
  entry: 'fill:#fff,stroke:#999,color:#444',
  missing: 'fill:#fdd,stroke:#c00,color:#600',
};

/** Words like `end`, `call` or `subgraph` mean something to Mermaid, even as classes; with a prefix they do not. */
const idOf = (name: string): string => `node_${name.replace(/\W/g, '_')}`;

function shapeOf(name: string, node: FlowNode): string {
  const text = (...details: string[]) => `"${[name, ...details].map(label).join('<br/>')}"`;
  switch (node.kind) {
    case 'say':
      return `[${text('say', ...(node.file === undefined ? [] : [`file ${node.file}`]))}]`;
    case 'ask':
      return `[/${text(...describeAsk(node))}/]`;
    case 'do':
      return `[[${text(`do ${node.do}`)}]]`;
    case 'when':
      return `{${text(`when ${node.when}`)}}`;
    case 'call':
      return `{{${text(`call ${node.call}${node.at === undefined ? '' : ` at ${node.at}`}`)}}}`;
    case 'end':
      return `([${text(`end ${node.end}`)}])`;
  }
}

function describeAsk(node: AskNode): string[] {
  const of = node.options ?? node.choices?.join(', ');
  const kept = node.save === undefined ? [] : [`save ${node.save}`];
  if (node.sensitive) kept.push('sensitive');
  if (node.orText) kept.push('or text');
  const kind = of === undefined ? node.ask : `${node.ask}: ${of}`;
  return [`ask ${kind}`, ...(kept.length > 0 ? [kept.join(', ')] : [])];
}

function missingNodes(flow: Flow): string[] {
  const edges = Object.entries(flow.nodes).flatMap(([name, node]) => edgesFrom(name, node));
  const targets = [flow.start, ...Object.values(flow.words), ...Object.values(flow.moved)];
  const all = new Set([...targets, ...edges.map(({ to }) => to)]);
  return [...all].filter((name) => nodeOf(flow, name) === undefined);
}

/** Ways into the flow other than its start, dotted. */
function drawEntries(kind: 'word' | 'moved', entries: Record<string, string>): string[] {
  return Object.entries(entries).flatMap(([name, to]) => {
    const id = `${kind}_${name.replace(/\W/g, '_')}`;
    return [`${id}>"${kind} ${label(name)}"]:::kind_entry`, `${id} -.-> ${idOf(to)}`];
  });
}

function drawEdge(from: string, outcome: string | undefined, to: string): string {
  return outcome === undefined ? `${from} --> ${to}` : `${from} -->|"${label(outcome)}"| ${to}`;
}

/** Everything that could mean something to Mermaid or HTML becomes a character code. */
function label(text: string): string {
  return text.replace(/[^\p{L}\p{N} _.,:-]/gu, (char) => `#${char.codePointAt(0) ?? 63};`);
}
