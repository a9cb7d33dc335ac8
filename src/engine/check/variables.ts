import type { Flow, FlowSet } from '../flow.js';
import { own } from './edges.js';
import { didYouMean, faultAt, listed, type Fault } from './fault.js';
import type { Surroundings } from './surroundings.js';

/**
 * Variables that are read but that nothing in the flow ever sets. Says nothing about a flow with an
 * action that does not declare what it sets.
 */
export function checkVariables(flow: Flow, set: FlowSet, around: Surroundings): Fault[] {
  const known = variablesOf(flow, set, around);
  if (known === undefined) return [];
  return readsOf(flow).flatMap(({ variable, path }) => {
    if (variable === 'person' || known.has(variable)) return [];
    const names = [...known];
    const field = path.slice(2).join('.') || path.join('.');
    const message = `${field}: nothing in this flow sets "${variable}"${didYouMean(variable, names)} (variables: ${listed(names)})`;
    return [faultAt(flow, path, 'unknown-variable', message)];
  });
}

/** Everything that the flow can know: answers, what calls hand over and back, what actions set. */
export function variablesOf(
  flow: Flow,
  set: FlowSet,
  around: Surroundings,
): Set<string> | undefined {
  const known = new Set<string>();
  for (const node of Object.values(flow.nodes)) {
    if (node.kind === 'ask' && node.save !== undefined) known.add(node.save);
    if (node.kind === 'call') Object.keys(node.save ?? {}).forEach((name) => known.add(name));
    const action = node.kind === 'do' ? node.do : node.kind === 'ask' ? node.options : undefined;
    if (action === undefined) continue;
    const sets = own(around.actions, action)?.sets;
    if (sets === undefined) return undefined;
    sets.forEach((name) => known.add(name));
  }
  for (const { nodes } of Object.values(set.flows)) {
    for (const node of Object.values(nodes)) {
      if (node.kind !== 'call' || node.call !== flow.flow) continue;
      Object.keys(node.with ?? {}).forEach((name) => known.add(name));
    }
  }
  return known;
}

interface Read {
  variable: string;
  path: string[];
}

function readsOf(flow: Flow): Read[] {
  return Object.entries(flow.nodes).flatMap(([name, node]): Read[] => {
    const at = (field: string, path: string, ...rest: string[]): Read => ({
      variable: path.split('.')[0] ?? path,
      path: ['nodes', name, field, ...rest],
    });
    if (node.kind === 'say' && node.file !== undefined) return [at('file', node.file)];
    if (node.kind === 'when') return [at('when', node.when)];
    if (node.kind === 'ask') return (node.clears ?? []).map((cleared) => at('clears', cleared));
    if (node.kind !== 'call') return [];
    return Object.entries(node.with ?? {}).map(([theirs, ours]) => at('with', ours, theirs));
  });
}
