import type { Flow, FlowNode, FlowSet } from '../flow.js';
import { calledAt, edgesFrom, nodeOf, own, targetOf } from './edges.js';
import { returns } from './outcomes.js';

/** Which part of a set of flows is walked without waiting for a person. */
export interface Silence {
  /** Where the walk goes on from a node in the same turn. */
  next(flow: Flow, name: string): string[];
}

/**
 * Finds out where the walk goes without waiting. A called flow is passed in the same turn by those
 * of its ends that can be reached without a question from where it is entered.
 */
export function findSilence(set: FlowSet): Silence {
  const ends = new Map<string, Set<string>>();
  const next = (flow: Flow, name: string) => nextOf(nodeOf(flow, name), name, ends);
  const entries = Object.values(set.flows).flatMap((flow) =>
    [undefined, ...calledAt(set, flow)].map((at) => ({ flow, at })),
  );
  // Every round can only add ends, and there are finitely many.
  for (let grown = true; grown;) {
    grown = false;
    for (const { flow, at } of entries) {
      const entry = entryOf(flow.flow, at);
      const found = silentEnds(flow, at ?? flow.start, next);
      if (found.size > (ends.get(entry)?.size ?? 0)) grown = true;
      ends.set(entry, found);
    }
  }
  return { next };
}

/** Names a flow by where it is entered. */
const entryOf = (flow: string, at?: string): string => (at === undefined ? flow : `${flow}:${at}`);

function nextOf(
  node: FlowNode | undefined,
  name: string,
  ends: ReadonlyMap<string, Set<string>>,
): string[] {
  if (node === undefined || node.kind === 'ask') return [];
  if (node.kind !== 'call') return edgesFrom(name, node).map(({ to }) => to);
  const { to } = node;
  return [...(ends.get(entryOf(node.call, node.at)) ?? [])].flatMap(
    (outcome) => targetOf(to, outcome) ?? [],
  );
}

function silentEnds(
  flow: Flow,
  entry: string,
  next: (flow: Flow, name: string) => string[],
): Set<string> {
  const ends = new Set<string>();
  const seen = new Set<string>();
  const waiting = [entry];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const node = nodeOf(flow, name);
    if (node?.kind === 'end' && returns(node.end)) ends.add(node.end);
    waiting.push(...next(flow, name));
  }
  return ends;
}

/**
 * The longest walk without waiting, in nodes; called flows included. Only for sets without silent
 * rings and without recursive calls: there it has an end.
 */
export function longestSilentWalk(
  set: FlowSet,
  silence: Silence,
): (flow: Flow, name: string) => number {
  const known = new Map<string, number>();
  const longest = (flow: Flow, name: string): number => {
    const key = `${flow.flow}:${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const node = nodeOf(flow, name);
    const at = node?.kind === 'call' ? node.at : undefined;
    const called = node?.kind === 'call' ? own(set.flows, node.call) : undefined;
    const inside = called ? longest(called, at ?? called.start) : 0;
    const after = silence.next(flow, name).map((to) => longest(flow, to));
    const length = 1 + inside + Math.max(0, ...after);
    known.set(key, length);
    return length;
  };
  return longest;
}
