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
      return called && { needed: endsOf(called).filter(returns), optional: ['forget', 'anew'] };
    }
  }
}

/** The outcomes a flow can end with. */
export function endsOf(flow: Flow): string[] {
  const ends = Object.values(flow.nodes).flatMap((node) => (node.kind === 'end' ? [node.end] : []));
  return [...new Set(ends)];
}

/** A flow that ends with `forget` or `anew` takes all that runs with it: its caller does not go on. */
export const returns = (outcome: string): boolean => outcome !== 'forget' && outcome !== 'anew';

/** A choice and a yes/no branch on the answer; every ask but those with options on refusals as well. */
function outcomesOfAsk(node: AskNode, around: Surroundings): Outcomes {
  if (node.ask === 'choice') return { needed: node.choices ?? [], optional: [] };
  if (node.ask === 'choices') return { needed: ['value'], optional: [] };
  const needed = node.ask === 'yesno' ? ['yes', 'no'] : ['value'];
  const reasons = around.reasons && own(around.reasons, node.ask);
  return { needed, optional: reasons ?? 'any' };
}

/**
 * The values of a variable are known where choices and yes/no questions of this flow save it. Of
 * all others they are not, so that `else` or both of `set` and `unset` must take the rest.
 */
function outcomesOfWhen(node: WhenNode, flow: Flow): Outcomes {
  const { values, open } = valuesOf(node.when, flow);
  const has = (outcome: string) => Object.hasOwn(node.to, outcome);
  const optional = open ? 'any' : [...values, 'set', 'unset'];
  if (has('else') || (has('set') && has('unset'))) return { needed: [], optional };
  if (has('set')) return { needed: ['unset'], optional };
  return { needed: values.length > 0 ? values : ['else'], optional };
}

/** `open`: it may have other values as well. */
function valuesOf(variable: string, flow: Flow): { values: string[]; open: boolean } {
  const values = new Set<string>();
  let open = variable.includes('.');
  for (const node of Object.values(flow.nodes)) {
    if (node.kind === 'do') open = true;
    if (node.kind === 'call' && Object.hasOwn(node.save ?? {}, variable)) open = true;
    if (node.kind !== 'ask' || node.save !== variable) continue;
    if (node.ask !== 'choice' && node.ask !== 'yesno') open = true;
    else for (const value of node.choices ?? ['yes', 'no']) values.add(value);
  }
  return { values: [...values], open: open || values.size === 0 };
}
