import type { AskNode, FlowNode, FlowSet, WhenNode, Flow } from '../flow.js';
import { own } from './edges.js';
import type { Surroundings } from './surroundings.js';

/** What a node may come out with. */
export interface Outcomes {
  /** Outcomes that need a branch (or `else`). */
  needed: string[];
  /** Further branches that make sense; `any` where they are not known beforehand. */
  optional: readonly string[] | 'any';
}

/** The outcomes a node branches on; undefined for what is not known (an action that does not exist). */
export function outcomesOf(
  node: FlowNode,
  flow: Flow,
  set: FlowSet,
  around: Surroundings,
): Outcomes | undefined {
  switch (node.kind) {
    case 'say':
    case 'end':
      return undefined;
    case 'ask':
      return outcomesOfAsk(node, around);
    case 'when':
      return outcomesOfWhen(node, flow);
    case 'do': {
      const action = own(around.actions, node.do);
      return action && { needed: [...action.outcomes], optional: [] };
    }
    case 'call': {
      const called = own(set.flows, node.call);
      return called && { needed: endsOf(called).filter(returns), optional: ['forget'] };
    }
  }
}

/** The outcomes a flow can end with. */
export function endsOf(flow: Flow): string[] {
  const ends = Object.values(flow.nodes).flatMap((node) => (node.kind === 'end' ? [node.end] : []));
  return [...new Set(ends)];
}

/** A flow that ends with `forget` takes the whole conversation with it: its caller does not go on. */
export const returns = (outcome: string): boolean => outcome !== 'forget';

/** A choice and a yes/no branch on the answer; every ask but those with options on refusals as well. */
function outcomesOfAsk(node: AskNode, around: Surroundings): Outcomes {
  if (node.ask === 'choice') return { needed: node.choices ?? [], optional: [] };
  if (node.ask === 'choices') return { needed: ['value'], optional: [] };
  const needed = node.ask === 'yesno' ? ['yes', 'no'] : ['value'];
  const reasons = around.reasons && own(around.reasons, node.ask);
  return { needed, optional: reasons ?? 'any' };
}

/**
 * A variable that only choices and yes/no questions of this flow save has their values; of all
 * others the values are not known, so that `else` or both of `set` and `unset` must take the rest.
 */
function outcomesOfWhen(node: WhenNode, flow: Flow): Outcomes {
  const values = valuesOf(node.when, flow);
  const has = (outcome: string) => Object.hasOwn(node.to, outcome);
  if (has('else') || (has('set') && has('unset'))) {
    return { needed: [], optional: values ? [...values, 'set', 'unset'] : 'any' };
  }
  if (values && !has('set')) return { needed: values, optional: ['unset'] };
  return { needed: [has('set') ? 'unset' : 'else'], optional: 'any' };
}

function valuesOf(variable: string, flow: Flow): string[] | undefined {
  const values = new Set<string>();
  for (const node of Object.values(flow.nodes)) {
    if (node.kind === 'do' || (node.kind === 'ask' && node.ask === 'list')) return undefined;
    if (node.kind === 'call' && Object.hasOwn(node.save ?? {}, variable)) return undefined;
    if (node.kind !== 'ask' || node.save !== variable) continue;
    if (node.ask !== 'choice' && node.ask !== 'yesno') return undefined;
    for (const value of node.choices ?? ['yes', 'no']) values.add(value);
  }
  return values.size > 0 ? [...values] : undefined;
}
