import type { Flow } from '../flow.js';
import { edgesFrom, entriesOf, nodeOf, type Edge } from './edges.js';
import { didYouMean, faultAt, listed, type Fault } from './fault.js';

/** Places that lead to a node that is not there; `moved` from a node that still is. */
export function checkTargets(flow: Flow): Fault[] {
  const edges = Object.entries(flow.nodes).flatMap(([name, node]) => edgesFrom(name, node));
  return [...entriesOf(flow), ...edges]
    .filter(({ to }) => nodeOf(flow, to) === undefined)
    .map((edge) => dangling(flow, edge))
    .concat(checkMoved(flow));
}

function dangling(flow: Flow, { to, path }: Edge): Fault {
  const names = Object.keys(flow.nodes);
  const where = path[0] === 'nodes' ? path.slice(2).join('.') : path.join('.');
  const near = didYouMean(to, names);
  const message = `${where} leads to "${to}", which is not a node of this flow${near || ` (nodes: ${listed(names)})`}`;
  return faultAt(flow, path, 'unknown-node', message);
}

function checkMoved(flow: Flow): Fault[] {
  return Object.keys(flow.moved)
    .filter((old) => nodeOf(flow, old) !== undefined)
    .map((old) => {
      const message = `moved: "${old}" is still a node of this flow; only people at nodes that are gone are moved`;
      return { ...faultAt(flow, ['moved', old], 'moved-from-existing', message), node: old };
    });
}
