import type { Flow, FlowNode, FlowSet, To } from '../flow.js';

/** One way on from a node. `outcome` is missing where there is only one. */
export interface Edge {
  outcome?: string;
  to: string;
  /** Where in the file it is written. */
  path: string[];
}

/** The ways on from a node, in the order of the file. */
export function edgesFrom(name: string, node: FlowNode): Edge[] {
  if (node.kind === 'end') return [];
  const path = ['nodes', name, 'to'];
  if (typeof node.to === 'string') return [{ to: node.to, path }];
  return Object.entries(node.to).map(([outcome, to]) => ({
    outcome,
    to,
    path: [...path, outcome],
  }));
}

/** The nodes of a flow where others call it in (`at`). */
export function calledAt(set: FlowSet, flow: Flow): string[] {
  return Object.values(set.flows).flatMap(({ nodes }) =>
    Object.values(nodes).flatMap((node) =>
      node.kind === 'call' && node.call === flow.flow && node.at !== undefined ? node.at : [],
    ),
  );
}

/** The nodes where a flow can be entered: its start, global words, and `moved`; see `calledAt` for the rest. */
export function entriesOf(flow: Flow): Edge[] {
  const entries = (field: 'words' | 'moved') =>
    Object.entries(flow[field]).map(([outcome, to]) => ({ outcome, to, path: [field, outcome] }));
  return [{ to: flow.start, path: ['start'] }, ...entries('words'), ...entries('moved')];
}

/** The node of that name; names like `constructor` are no nodes unless somebody wrote them. */
export function nodeOf(flow: Flow, name: string): FlowNode | undefined {
  return own(flow.nodes, name);
}

/** The value under a key that the record itself has. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Where an outcome leads, `else` included; undefined if no branch takes it. */
export function targetOf(to: To, outcome: string): string | undefined {
  return typeof to === 'string' ? to : (own(to, outcome) ?? own(to, 'else'));
}
