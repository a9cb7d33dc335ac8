import { Command } from 'commander';
import { loadFlows, type LoadedFlows } from '../engine/check/check-flows.js';
import { didYouMean, listed, type Fault } from '../engine/check/fault.js';
import type { Surroundings } from '../engine/check/surroundings.js';
import { flowJsonSchema } from '../engine/flow-schema.js';
import type { FlowSet } from '../engine/flow.js';
import { drawFlow } from '../engine/graph.js';
import { parseFlow } from '../engine/load-flows.js';

/** People whose conversation waits at one node. */
export interface ParkedAt {
  flow: string;
  version: number;
  node: string;
  count: number;
}

export interface FlowsDeps {
  /** The flow files, named as authors know them (`flows/menu.yaml`). */
  loadFlowFiles(): { file: string; text: string }[];
  /** What they are checked against. */
  around: Surroundings;
  /** Where people wait, from the store; asked for by `--live` only. */
  parked?(): Promise<ParkedAt[]>;
  /** The flow that answers when nothing is open; `menu`. */
  root?: string;
  /** Where lines go, and how a failure is told; stdout and the exit code. */
  print?: (line: string) => void;
  fail?: () => void;
}

/** `pasti flows`: checks flow files, draws them, prints their schema. */
export function flowsCommand(deps: FlowsDeps): Command {
  const print = deps.print ?? console.log;
  const fail =
    deps.fail ??
    (() => {
      process.exitCode = 1;
    });
  const command = new Command('flows').description('check and draw the conversations in flows/');
  command
    .command('check')
    .description('check all flow files; one fault a line, exit code 1 if there are any')
    .option('--live', 'also list who waits at a node that is gone')
    .action(async ({ live = false }: { live?: boolean }) => {
      const { lines, ok } = await check(deps, live);
      lines.forEach((line) => {
        print(line);
      });
      if (!ok) fail();
    });
  command
    .command('graph')
    .argument('<flow>', 'name of the flow, e.g. registration')
    .description('print a flow as a Mermaid flowchart')
    .action((name: string) => {
      const { text, ok } = graph(deps, name);
      print(text);
      if (!ok) fail();
    });
  command
    .command('schema')
    .description('print the JSON Schema of flow files, which editors complete from')
    .action(() => {
      print(JSON.stringify(flowJsonSchema(), null, 2));
    });
  return command;
}

/** `flows/registration.yaml:12 node nik: ...` */
export function faultLine({ file, line, node, message }: Fault): string {
  return `${file}:${line}${node === undefined ? '' : ` node ${node}`}: ${message}`;
}

async function check(deps: FlowsDeps, live: boolean): Promise<{ lines: string[]; ok: boolean }> {
  const loaded = load(deps);
  if (!loaded.set) {
    const lines = loaded.faults.map(faultLine);
    if (live) lines.push('who waits where can be told when the faults are mended');
    return { lines, ok: false };
  }
  const lines = [`${counted(loaded.flows, 'flow')}, ${counted(loaded.nodes, 'node')}: no faults`];
  if (!live) return { lines, ok: true };
  if (!deps.parked) {
    return { lines: [...lines, 'who waits where can not be told without a store'], ok: false };
  }
  return { lines: [...lines, ...stranded(loaded.set, await deps.parked())], ok: true };
}

function load(deps: FlowsDeps): LoadedFlows {
  return loadFlows(deps.loadFlowFiles(), deps.root ?? 'menu', deps.around);
}

/** One line for every node that is gone and at which people wait. */
function stranded(set: FlowSet, parked: ParkedAt[]): string[] {
  const counts = new Map<string, ParkedAt>();
  for (const at of parked) {
    const flow = Object.hasOwn(set.flows, at.flow) ? set.flows[at.flow] : undefined;
    if (flow && Object.hasOwn(flow.nodes, at.node)) continue;
    const key = `${at.flow} ${at.node}`;
    counts.set(key, { ...at, count: at.count + (counts.get(key)?.count ?? 0) });
  }
  if (counts.size === 0) return ['nobody waits at a node that is gone'];
  return [...counts.values()].map((at) => {
    const who = at.count === 1 ? '1 person' : `${at.count} people`;
    return `flow ${at.flow} node ${at.node}: ${who}, ${whereTo(set, at)}`;
  });
}

function whereTo(set: FlowSet, { flow: name, node }: ParkedAt): string {
  const flow = Object.hasOwn(set.flows, name) ? set.flows[name] : undefined;
  if (!flow) return 'the flow is gone: it is dropped';
  const moved = Object.hasOwn(flow.moved, node) ? flow.moved[node] : undefined;
  return moved === undefined ? `restarts at ${flow.start}` : `moved to ${moved}`;
}

function graph(deps: FlowsDeps, name: string): { text: string; ok: boolean } {
  const parsed = deps.loadFlowFiles().map(({ file, text }) => parseFlow(file, text));
  const flows = parsed.flatMap(({ flow }) => flow ?? []);
  const flow = flows.find((each) => each.flow === name);
  if (flow) return { text: drawFlow(flow).trimEnd(), ok: true };
  const names = flows.map((each) => each.flow);
  const near = didYouMean(name, names) || ` (flows: ${listed(names)})`;
  const broken = parsed.flatMap(({ faults }) => faults).map(faultLine);
  return { text: [...broken, `there is no flow "${name}"${near}`].join('\n'), ok: false };
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
