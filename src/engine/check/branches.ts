import type { Flow, FlowNode, FlowSet } from '../flow.js';
import { didYouMean, faultAt, listed, type Fault } from './fault.js';
import { outcomesOf, type Outcomes } from './outcomes.js';
import type { Surroundings } from './surroundings.js';

/** Branches that no outcome takes, and outcomes that no branch takes. */
export function checkBranches(flow: Flow, set: FlowSet, around: Surroundings): Fault[] {
  return Object.entries(flow.nodes).flatMap(([name, node]) => {
    if (node.kind === 'end' || typeof node.to === 'string') return [];
    const outcomes = outcomesOf(node, flow, set, around);
    return outcomes ? compare(flow, name, node, node.to, outcomes) : [];
  });
}

function compare(
  flow: Flow,
  name: string,
  node: FlowNode,
  to: Record<string, string>,
  { needed, optional }: Outcomes,
): Fault[] {
  const path = ['nodes', name, 'to'];
  const missing = needed.filter((outcome) => !Object.hasOwn(to, outcome));
  const known = optional === 'any' ? needed : [...needed, ...optional];
  const faults: Fault[] = [];
  for (const branch of Object.keys(to)) {
    if (branch === 'else' || known.includes(branch)) continue;
    const near = didYouMean(branch, missing);
    // A word that nobody knows may be a reason of refusal, unless it looks like a slip of the pen.
    if (optional === 'any' && (node.kind === 'when' || near === '')) continue;
    const message = `to.${branch}: ${describe(node)} never comes out with "${branch}"${near} (outcomes: ${listed(known)})`;
    faults.push(faultAt(flow, [...path, branch], 'branch-without-outcome', message));
  }
  if (missing.length > 0 && !Object.hasOwn(to, 'else')) {
    const message = `to has no branch for ${listed(missing.map(quote))} of ${describe(node)}; add it, or "else"`;
    const asked = missing.includes('else') ? restMissing(node) : message;
    faults.push(faultAt(flow, path, 'outcome-without-branch', asked));
  }
  return faults;
}

function restMissing(node: FlowNode): string {
  return `to has no branch for the remaining values of ${describe(node)}; add "else" (or "set" and "unset")`;
}

const quote = (outcome: string) => `"${outcome}"`;

function describe(node: FlowNode): string {
  switch (node.kind) {
    case 'ask':
      return `ask: ${node.ask}`;
    case 'do':
      return `do: ${node.do}`;
    case 'when':
      return `when: ${node.when}`;
    case 'call':
      return `call: ${node.call}`;
    default:
      return node.kind;
  }
}
