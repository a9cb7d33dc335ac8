/**
 * Finds the rings of a graph, one per tangle.
 * @param names The graph's nodes, in the order in which rings are looked for.
 * @param next Where a node leads.
 * @returns Each ring as its nodes in walking order, beginning with the first of `names` on it.
 */
export function findCycles(
  names: readonly string[],
  next: (name: string) => readonly string[],
): string[][] {
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const name of names) {
    if (seen.has(name)) continue;
    const cycle = shortestWayBack(name, next);
    if (cycle.length === 0) continue;
    cycles.push(cycle);
    for (const member of cycle) seen.add(member);
  }
  return cycles;
}

/** The shortest way from a node back to it; empty if there is none. */
function shortestWayBack(name: string, next: (name: string) => readonly string[]): string[] {
  const cameFrom = new Map<string, string>();
  const waiting = [name];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const to of next(at)) {
      if (to === name) return wayTo(name, at, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      waiting.push(to);
    }
  }
  return [];
}

function wayTo(start: string, end: string, cameFrom: Map<string, string>): string[] {
  const way = [end];
  for (let at = end; at !== start;) {
    const before = cameFrom.get(at);
    if (before === undefined) break;
    way.unshift(before);
    at = before;
  }
  return way;
}
