import type { Run } from './engine.js';
import type { AskNode, Flow, FlowNode, FlowSet, To } from './flow.js';
import type { Conversation, Frame, Json, Vars } from './types.js';

/** A flow file asks for something that the checks should have found. */
export class FlowError extends Error {
  constructor(flow: string, node: string, problem: string) {
    super(`flow ${flow}, node ${node}: ${problem}`);
    this.name = 'FlowError';
  }
}

export function flowOf(set: FlowSet, name: string): Flow {
  const flow = set.flows[name];
  if (!flow) throw new FlowError(name, '-', 'there is no such flow');
  return flow;
}

export function nodeOf(set: FlowSet, frame: Frame): FlowNode {
  const node = flowOf(set, frame.flow).nodes[frame.node];
  if (!node) throw new FlowError(frame.flow, frame.node, 'there is no such node');
  return node;
}

/** Of somebody who was never heard of. */
export const newConversation = (locale: string): Conversation => ({
  frames: [],
  asked: 0,
  parked: {},
  person: {},
  locale,
});

export function newFrame(flow: Flow, node = flow.start, vars: Vars = {}): Frame {
  const entry = node !== flow.start && { entry: node };
  return { flow: flow.flow, version: flow.version, node, ...entry, vars, trail: [] };
}

/** Whether a frame keeps answers, also to questions that ULANG is about to put anew. */
export const holdsAnswers = (set: FlowSet, frame: Frame): boolean =>
  frame.trail.length > 0 ||
  Object.values(flowOf(set, frame.flow).nodes).some(
    (node) => node.kind === 'ask' && node.save !== undefined && node.save in frame.vars,
  );

/** Names the node a frame is at, over all flows. */
export const nameOf = ({ flow, node }: Frame): string => `${flow} ${node}`;

/** Takes out the token that a link brought. */
export function dropToken({ person }: Conversation): void {
  delete person.payload;
  delete person.payloadKind;
}

export const top = (conversation: Conversation): Frame | undefined => conversation.frames.at(-1);

/** The frames, parted where one interrupts another. */
export function pileOf(frames: Frame[]): Frame[][] {
  const pile: Frame[][] = [];
  for (const frame of frames) {
    const last = pile.at(-1);
    if (last && !frame.interrupt) last.push(frame);
    else pile.push([frame]);
  }
  return pile;
}

/**
 * A flow that a word opens again takes the place of where the person was in it: that question is not put again
 * afterwards. What a reminder asked stays.
 */
export function leaveBehind(conversation: Conversation, flow: string): void {
  const pile = pileOf(conversation.frames);
  const newest = pile.at(-1);
  if (!newest?.[0]?.interrupt || newest[0].opened) return;
  conversation.frames = pile
    .filter(
      (one) =>
        one === newest || one[0]?.opened === true || !one.some((frame) => frame.flow === flow),
    )
    .flat();
  delete conversation.frames[0]?.interrupt;
}

/**
 * What a reminder asked comes to the top again when a button of its own is pressed, whatever was opened over it since;
 * that is put again afterwards.
 * @param serial of the question whose button it is
 */
export function raiseOpened(conversation: Conversation, serial: number): void {
  const pile = pileOf(conversation.frames);
  const raised = pile.find((one) => one[0]?.opened && one.at(-1)?.open?.serial === serial);
  if (!raised?.[0] || raised === pile.at(-1)) return;
  conversation.frames = [...pile.filter((one) => one !== raised), raised].flat();
  raised[0].interrupt = true;
  delete conversation.frames[0]?.interrupt;
}

/** Moves a frame on, and tells who watches which way was taken. */
export function go(run: Run, frame: Frame, target: string): void {
  run.parts.trace?.({ flow: frame.flow, from: frame.node, to: target });
  frame.node = target;
}

/** The node an outcome leads to; `else` takes what is not named. */
export function branch(frame: Frame, to: To, outcome: string): string {
  const target = typeof to === 'string' ? to : (to[outcome] ?? to.else);
  if (!target) throw new FlowError(frame.flow, frame.node, `no branch for outcome "${outcome}"`);
  return target;
}

/** The outcome under which an answer branches. */
export function outcomeOf(node: AskNode, value: Json): string {
  const branches = node.ask === 'choice' || node.ask === 'yesno';
  return branches && typeof value === 'string' ? value : 'value';
}

/** Has a question put although its answer is known; the walk after it skips what is known. */
export function askAnew(frame: Frame, node: string): void {
  frame.skipping = true;
  frame.anew = node;
}

/** Reads `kecamatan.code` or `person.name`; undefined where nothing is known. */
export function lookUp(conversation: Conversation, frame: Frame, path: string): Json | undefined {
  const keys = path.split('.');
  const scope: Json = keys[0] === 'person' ? { person: conversation.person } : frame.vars;
  return keys.reduce<Json | undefined>(
    (found, key) =>
      found !== null && typeof found === 'object' && !Array.isArray(found) ? found[key] : undefined,
    scope,
  );
}

/** Sets variables in place; null takes one out. */
export function assign(vars: Vars, changes: Vars): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) Reflect.deleteProperty(vars, key);
    else vars[key] = value;
  }
}

interface Sealed {
  sealed: string;
  masked: string;
}

const isSealed = (value: Json): value is Json & Sealed =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && 'sealed' in value;

/**
 * What the words of an event may use: the flow's variables (sealed ones masked), those of what it
 * interrupted (the salutation a person just chose), and the person's facts; not the token of a link,
 * which lets whoever has it in.
 */
export function wordValues(conversation: Conversation, frame: Frame | undefined): Vars {
  const { frames } = conversation;
  const person = { ...conversation.person };
  delete person.payload;
  const below = frame?.interrupt ? frames[frames.indexOf(frame) - 1] : undefined;
  return { ...shownVars(below), ...shownVars(frame), person };
}

const shownVars = (frame: Frame | undefined): Vars =>
  Object.fromEntries(
    Object.entries(frame?.vars ?? {}).map(([key, value]): [string, Json] => [
      key,
      isSealed(value) ? value.masked : value,
    ]),
  );
