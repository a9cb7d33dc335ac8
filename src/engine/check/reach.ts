import type { Flow, FlowSet } from '../flow.js';
import { calledAt, edgesFrom, entriesOf, nodeOf } from './edges.js';
import { faultAt, type Fault } from './fault.js';

/** Nodes that nothing leads to: neither the start, a global word, `moved` nor a call `at` it. */
export function checkReach(flow: Flow, set: FlowSet): Fault[] {
  const reached = new Set<string>();
  const waiting = [...entriesOf(flow).map(({ to }) => to), ...calledAt(set, flow)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const node = nodeOf(flow, name);
    if (node === undefined || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...edgesFrom(name, node).map(({ to }) => to));
  }
  return Object.keys(flow.nodes)
    .filter((name) => !reached.has(name))
    .map((name) => {
      const message = `nothing leads here: neither "start" (${flow.start}), another node that is reached, words, moved nor a call`;
      return faultAt(flow, ['nodes', name], 'unreachable-node', message);
    });
}
