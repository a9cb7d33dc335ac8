import { edgesFrom } from './check/edges.js';
import type { Flow } from './flow.js';

/** A way that was walked in a flow. */
export interface Way {
  flow: string;
  from: string;
  to: string;
}

export interface Coverage {
  flow: string;
  /** Nodes that conversations came through, of how many. */
  nodes: { walked: number; all: number };
  /** Ways from node to node that were taken, of how many. */
  ways: { walked: number; all: number };
  /** What was never walked, each with its line in the flow's file. */
  missed: { line: number; what: string }[];
}

/** What conversations never walked of a flow: nodes, and branches of nodes that they did come through. */
export function coverageOf(flow: Flow, walked: readonly Way[]): Coverage {
  const own = walked.filter((way) => way.flow === flow.flow);
  const nodes = new Set(own.flatMap(({ from, to }) => [from, to]));
  const taken = new Set(own.map(({ from, to }) => `${from} ${to}`));
  const ways = Object.entries(flow.nodes).flatMap(([from, node]) =>
    edgesFrom(from, node).map(({ to }) => ({ from, to })),
  );
  const distinct = [...new Map(ways.map((way) => [`${way.from} ${way.to}`, way])).values()];
  const line = (node: string) => flow.source.lines[node] ?? 1;
  const missedNodes = Object.keys(flow.nodes).filter((name) => !nodes.has(name));
  const missedWays = distinct.filter(
    ({ from, to }) => nodes.has(from) && !taken.has(`${from} ${to}`),
  );
  const missed = [
    ...missedNodes.map((name) => ({ line: line(name), what: `node ${name}` })),
    ...missedWays.map(({ from, to }) => ({ line: line(from), what: `from ${from} to ${to}` })),
  ];
  const all = Object.keys(flow.nodes).length;
  return {
    flow: flow.flow,
    nodes: { walked: all - missedNodes.length, all },
    ways: {
      walked: distinct.filter((way) => taken.has(`${way.from} ${way.to}`)).length,
      all: distinct.length,
    },
    missed: missed.sort((a, b) => a.line - b.line),
  };
}
