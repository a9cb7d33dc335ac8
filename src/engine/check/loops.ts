import type { Flow, FlowSet } from '../flow.js';
import { findCycles } from './cycles.js';
import { entriesOf, nodeOf, own } from './edges.js';
import { faultAt, type Fault } from './fault.js';
import { findSilence, longestSilentWalk } from './silence.js';

/**
 * Loops that never wait for an answer, flows that call themselves (at once or by way of others),
 * and, where there are none of these, walks that are too long for one turn.
 */
export function checkLoops(set: FlowSet, maxSteps: number): Fault[] {
  const silence = findSilence(set);
  const flows = Object.values(set.flows);
  const loops = flows.flatMap((flow) =>
    findCycles(Object.keys(flow.nodes), (name) => silence.next(flow, name)).map((cycle) =>
      loopFault(flow, cycle),
    ),
  );
  const rings = findCycles(Object.keys(set.flows), (name) => callsOf(set, name));
  const recursions = rings.flatMap((ring) => recursionFault(set, ring));
  if (loops.length + recursions.length > 0) return [...loops, ...recursions];

  const longest = longestSilentWalk(set, silence);
  return flows.flatMap((flow) => tooLong(flow, maxSteps, (name) => longest(flow, name)));
}

function loopFault(flow: Flow, cycle: string[]): Fault {
  const first = cycle[0] ?? flow.start;
  const way = [...cycle, first].join(' -> ');
  const message = `goes round without ever waiting for an answer: ${way}`;
  return faultAt(flow, ['nodes', first], 'endless-loop', message);
}

function callsOf(set: FlowSet, name: string): string[] {
  const nodes = Object.values(own(set.flows, name)?.nodes ?? {});
  return nodes.flatMap((node) =>
    node.kind === 'call' && own(set.flows, node.call) ? node.call : [],
  );
}

function recursionFault(set: FlowSet, ring: string[]): Fault[] {
  const first = ring[0] ?? '';
  const called = ring[1] ?? first;
  const flow = own(set.flows, first);
  const name = Object.keys(flow?.nodes ?? {}).find((key) => {
    const node = flow && nodeOf(flow, key);
    return node?.kind === 'call' && node.call === called;
  });
  if (!flow || name === undefined) return [];
  const message = `call: the flow calls itself: ${[...ring, first].join(' -> ')}; lead back with "to" instead, or end this flow`;
  return [faultAt(flow, ['nodes', name, 'call'], 'recursive-call', message)];
}

/** A turn begins where a flow is entered or just after an answer. */
function tooLong(flow: Flow, maxSteps: number, longest: (name: string) => number): Fault[] {
  const afterAnswers = Object.values(flow.nodes).flatMap((node) =>
    node.kind !== 'ask' ? [] : typeof node.to === 'string' ? [node.to] : Object.values(node.to),
  );
  const starts = new Set([...entriesOf(flow).map(({ to }) => to), ...afterAnswers]);
  return [...starts].flatMap((name) => {
    const steps = longest(name);
    if (steps <= maxSteps) return [];
    const message = `from here up to ${steps} nodes are walked without a question; at most ${maxSteps} are allowed`;
    return [faultAt(flow, ['nodes', name], 'too-many-steps', message)];
  });
}
