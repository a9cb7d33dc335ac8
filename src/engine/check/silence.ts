import type { Flow, FlowNode, FlowSet } from '../flow.js';
import { edgesFrom, nodeOf, own, targetOf } from './edges.js';
import { returns } from './outcomes.js';

/** Which part of a set of flows is walked without waiting for a person. */
export interface Silence {
  /** Where the walk goes on from a node in the same turn. */
  next(flow: Flow, name: string): string[];
}

/**
 * Finds out where the walk goes without waiting. A called flow is passed in the same turn by those
 * of its ends that can be reached from its start without a question.
 */
export function findSilence(set: FlowSet): Silence {
  const ends = new Map<string, Set<string>>();
  const next = (flow: Flow, name: string) => nextOf(nodeOf(flow, name), name, ends);
  // Every round can only add ends, and there are finitely many.
  for (let grown = true; grown;) {
    grown = false;
    for (const flow of Object.values(set.flows)) {
      const found = silentEnds(flow, next);
      if (found.size > (ends.get(flow.flow)?.size ?? 0)) grown = true;
      ends.set(flow.flow, found);
    }
  }
  return { next };
}

function nextOf(
  node: FlowNode | undefined,
  name: string,
  ends: ReadonlyMap<string, Set<string>>,
): string[] {
  if (node === undefined || node.kind === 'ask') return [];
  if (node.kind !== 'call') return edgesFrom(name, node).map(({ to }) => to);
  const { to } = node;
  return [...(ends.get(node.call) ?? [])].flatMap((outcome) => targetOf(to, outcome) ?? []);
}

function silentEnds(flow: Flow, next: (flow: Flow, name: string) => string[]): Set<string> {
  const ends = new Set<string>();
  const seen = new Set<string>();
  const waiting = [flow.start];
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
    const called = node?.kind === 'call' ? own(set.flows, node.call) : undefined;
    const inside = called ? longest(called, called.start) : 0;
    const after = silence.next(flow, name).map((to) => longest(flow, to));
    const length = 1 + inside + Math.max(0, ...after);
    known.set(key, length);
    return length;
  };
  return longest;
}
