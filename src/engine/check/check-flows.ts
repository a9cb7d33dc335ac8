import type { Flow, FlowSet } from '../flow.js';
import { parseFlow } from '../load-flows.js';
import { checkBranches } from './branches.js';
import { own } from './edges.js';
import { faultAt, type Fault } from './fault.js';
import { checkLoops } from './loops.js';
import { checkNames } from './names.js';
import { checkOptions } from './options.js';
import { checkPlaceholders } from './placeholders.js';
import { checkReach } from './reach.js';
import type { Surroundings } from './surroundings.js';
import { checkTargets } from './targets.js';
import { checkTexts } from './texts.js';
import { checkVariables } from './variables.js';

/**
 * Checks loaded flows as a whole: that every name leads somewhere, every outcome has a branch,
 * every question its words in every locale, and that no walk goes on for ever.
 * @returns The faults by file and line; none when the flows can be walked.
 */
export function checkFlows(set: FlowSet, around: Surroundings): Fault[] {
  const flows = Object.values(set.flows);
  const faults = flows.flatMap((flow) => [
    ...checkTargets(flow),
    ...checkReach(flow, set),
    ...checkNames(flow, set, around),
    ...checkBranches(flow, set, around),
    ...checkVariables(flow, set, around),
    ...checkTexts(flow, around),
    ...checkOptions(flow, around),
    ...checkPlaceholders(flow, set, around),
  ]);
  return inOrder([
    ...faults,
    ...checkLoops(set, around.maxSteps),
    ...checkSharedCommands(flows),
    ...checkRoot(set, around),
  ]);
}

/** What became of a set of flow files. `set` is there if they have no faults at all. */
export interface LoadedFlows {
  set?: FlowSet;
  faults: Fault[];
  /** How many flows and nodes could be read. */
  flows: number;
  nodes: number;
}

/**
 * Reads and checks flow files.
 * @param files Each with its name, for messages, and its text.
 * @param root The flow that answers when nothing is open.
 */
export function loadFlows(
  files: readonly { file: string; text: string }[],
  root: string,
  around: Surroundings,
): LoadedFlows {
  const parsed = files.map(({ file, text }) => parseFlow(file, text));
  const flows = parsed.flatMap(({ flow }) => flow ?? []);
  const broken = parsed.flatMap(({ faults }) => faults);
  const byName: Record<string, Flow> = {};
  for (const flow of flows) {
    const first = own(byName, flow.flow);
    if (!first) byName[flow.flow] = flow;
    else broken.push(faultAt(flow, ['flow'], 'duplicate-flow', alreadyIn(flow, first)));
  }
  const set = { root, flows: byName };
  const incomplete = around.incomplete === true || broken.length > 0;
  const faults = inOrder([...broken, ...checkFlows(set, { ...around, incomplete })]);
  const nodes = flows.reduce((sum, flow) => sum + Object.keys(flow.nodes).length, 0);
  const counts = { flows: flows.length, nodes };
  return faults.length > 0 ? { faults, ...counts } : { set, faults, ...counts };
}

function alreadyIn(flow: Flow, first: Flow): string {
  return `flow: "${flow.flow}" is the name of the flow in ${first.source.file} already`;
}

/** A word that is heard everywhere opens one flow. */
function checkSharedCommands(flows: readonly Flow[]): Fault[] {
  const owners = new Map<string, Flow>();
  return flows.flatMap((flow) =>
    Object.keys(flow.words).flatMap((word) => {
      const owner = owners.get(word);
      if (!owner) {
        owners.set(word, flow);
        return [];
      }
      const message = `words: "${word}" opens the flow in ${owner.source.file} already`;
      return [faultAt(flow, ['words', word], 'shared-command', message)];
    }),
  );
}

function checkRoot(set: FlowSet, { incomplete }: Surroundings): Fault[] {
  if (own(set.flows, set.root) || incomplete) return [];
  const message = `there is no flow "${set.root}", which answers when nothing is open`;
  return [{ file: `flows/${set.root}.yaml`, line: 1, code: 'unknown-flow', message }];
}

/** By file and line. */
function inOrder(faults: Fault[]): Fault[] {
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
