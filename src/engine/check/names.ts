import type { Flow, FlowNode, FlowSet } from '../flow.js';
import { own } from './edges.js';
import { didYouMean, faultAt, listed, type Fault } from './fault.js';
import type { Surroundings } from './surroundings.js';

/** Actions, flows, commands and options that do not exist. */
export function checkNames(flow: Flow, set: FlowSet, around: Surroundings): Fault[] {
  const nodes = Object.entries(flow.nodes);
  return [
    ...nodes.flatMap(([name, node]) => checkAction(flow, name, node, around)),
    ...nodes.flatMap(([name, node]) => checkCall(flow, name, node, set, around)),
    ...nodes.flatMap(([name, node]) => checkYesNo(flow, name, node)),
    ...checkCommands(flow, around),
  ];
}

function checkAction(flow: Flow, name: string, node: FlowNode, around: Surroundings): Fault[] {
  const field = node.kind === 'do' ? 'do' : 'options';
  const action = node.kind === 'do' ? node.do : node.kind === 'ask' ? node.options : undefined;
  if (action === undefined || own(around.actions, action)) return [];
  const names = Object.keys(around.actions);
  const near = didYouMean(action, names) || ` (actions: ${listed(names)})`;
  const message = `${field}: there is no action "${action}"${near}`;
  return [faultAt(flow, ['nodes', name, field], 'unknown-action', message)];
}

function checkCall(
  flow: Flow,
  name: string,
  node: FlowNode,
  set: FlowSet,
  around: Surroundings,
): Fault[] {
  if (node.kind !== 'call' || around.incomplete) return [];
  const called = own(set.flows, node.call);
  if (called) return checkEntry(flow, name, node.at, called);
  const names = Object.keys(set.flows);
  const near = didYouMean(node.call, names) || ` (flows: ${listed(names)})`;
  const message = `call: there is no flow "${node.call}"${near}`;
  return [faultAt(flow, ['nodes', name, 'call'], 'unknown-flow', message)];
}

/** The node where a call enters the other flow. */
function checkEntry(flow: Flow, name: string, at: string | undefined, called: Flow): Fault[] {
  if (at === undefined || own(called.nodes, at)) return [];
  const names = Object.keys(called.nodes);
  const near = didYouMean(at, names) || ` (nodes: ${listed(names)})`;
  const message = `at: "${at}" is not a node of ${called.source.file}${near}`;
  return [faultAt(flow, ['nodes', name, 'at'], 'unknown-node', message)];
}

function checkYesNo(flow: Flow, name: string, node: FlowNode): Fault[] {
  if (node.kind !== 'ask') return [];
  const choices = node.choices ?? [];
  return (['yes', 'no'] as const).flatMap((field) => {
    const option = node[field];
    if (option === undefined || choices.includes(option)) return [];
    const message = `${field}: "${option}" is not one of the choices${didYouMean(option, choices)} (choices: ${listed(choices)})`;
    return [faultAt(flow, ['nodes', name, field], 'unknown-option', message)];
  });
}

/** `unclear_<command>` is what is opened when it is not sure that the command was meant. */
function checkCommands(flow: Flow, { commands }: Surroundings): Fault[] {
  return Object.keys(flow.words).flatMap((word) => {
    if (commands.includes(word.replace(/^unclear_/, ''))) return [];
    const message = `words: "${word}" is not a word that is heard everywhere${didYouMean(word, commands)} (allowed: ${listed(commands)})`;
    return [faultAt(flow, ['words', word], 'unknown-command', message)];
  });
}
