import type { ActionResult } from './actions.js';
import { openQuestion, reoffer, repeatQuestion } from './ask.js';
import { takeFromRest } from './answer.js';
import { cancel, takeUp } from './commands.js';
import type { Run } from './engine.js';
import type { AskNode, CallNode, DoNode, WhenNode } from './flow.js';
import {
  assign,
  branch,
  dropToken,
  flowOf,
  go,
  FlowError,
  leaveBehind,
  lookUp,
  nameOf,
  newFrame,
  nodeOf,
  outcomeOf,
  top,
  wordValues,
} from './frames.js';
import { sentFile } from './files.js';
import type { Frame } from './types.js';

/**
 * Walks from the top frame's node until a question waits or nothing is left to do.
 * @throws FlowError after `maxSteps` nodes (a loop that never waits)
 */
export async function walk(run: Run): Promise<void> {
  const limit = run.parts.maxSteps ?? 100;
  for (let frame = top(run.conversation); frame; frame = top(run.conversation)) {
    run.steps += 1;
    if (run.steps > limit) throw new FlowError(frame.flow, frame.node, `more than ${limit} steps`);
    const anew = frame.anew === frame.node;
    if (await step(run, frame)) return;
    // "Ask this anew" holds through branches until it comes to a question.
    if (anew && frame.anew !== undefined) frame.anew = frame.node;
  }
}

/** One node; true when the turn waits here. */
async function step(run: Run, frame: Frame): Promise<boolean> {
  const node = nodeOf(run.parts.flows, frame);
  switch (node.kind) {
    case 'say': {
      const values = wordValues(run.conversation, frame);
      const file = node.file === undefined ? undefined : sentFile(frame.vars[node.file]);
      const key = `${frame.flow}:${frame.node}.say`;
      run.events.push({ type: 'said', key, values, ...(file && { file }) });
      go(run, frame, node.to);
      return false;
    }
    case 'ask':
      return ask(run, frame, node);
    case 'do':
      await act(run, frame, node);
      return false;
    case 'when':
      go(run, frame, branchOn(run, frame, node));
      return false;
    case 'call':
      call(run, frame, node);
      return false;
    case 'end':
      return await end(run, frame, node.end);
  }
}

/** Skips a question whose answer is known, takes one out of the same message, or asks and waits. */
async function ask(run: Run, frame: Frame, node: AskNode): Promise<boolean> {
  const known = node.save === undefined ? undefined : frame.vars[node.save];
  const passed = run.passed.has(nameOf(frame));
  if (frame.skipping && known !== undefined && frame.node !== frame.anew && !passed) {
    run.passed.add(nameOf(frame));
    frame.trail.push(frame.node);
    go(run, frame, branch(frame, node.to, outcomeOf(node, known)));
    return false;
  }
  // A menu or a summary ends the skipping: what its answer leads to is asked, known or not.
  if (node.save === undefined) delete frame.skipping;
  const again =
    passed || frame.open !== undefined || (frame.anew === frame.node && known !== undefined);
  delete frame.anew;
  const options =
    node.options === undefined ? undefined : (await runAction(run, frame, node.options)).options;
  if (takeFromRest(run, frame, node)) return false;
  openQuestion(run, frame, node, { options, again });
  return true;
}

async function act(run: Run, frame: Frame, node: DoNode): Promise<void> {
  const result = await runAction(run, frame, node.do, node.with);
  go(run, frame, branch(frame, node.to, result.outcome));
}

async function runAction(
  run: Run,
  frame: Frame,
  name: string,
  args: DoNode['with'] = {},
): Promise<ActionResult> {
  const { parts, turn, conversation } = run;
  const action = parts.actions[name];
  if (!action) throw new FlowError(frame.flow, frame.node, `there is no action "${name}"`);
  if (!run.actionsBegun) await turn.beforeActions();
  run.actionsBegun = true;
  const result = await action.run({
    vars: frame.vars,
    person: conversation.person,
    args,
    contact: turn.contact,
    inboundId: turn.inboundId,
    locale: conversation.locale,
    now: turn.now,
  });
  assign(frame.vars, result.set ?? {});
  assign(conversation.person, result.person ?? {});
  if (result.locale) conversation.locale = result.locale;
  Object.assign(conversation.parked, result.parked);
  return result;
}

function branchOn(run: Run, frame: Frame, node: WhenNode): string {
  const found = lookUp(run.conversation, frame, node.when);
  const known = found !== undefined && found !== null;
  const literal = known && typeof found !== 'object' ? node.to[String(found)] : undefined;
  const target = literal ?? node.to[known ? 'set' : 'unset'] ?? node.to.else;
  if (!target)
    throw new FlowError(frame.flow, frame.node, `no branch for ${JSON.stringify(found)}`);
  return target;
}

/** Puts the called flow on top. */
function call(run: Run, frame: Frame, node: CallNode): void {
  const flow = flowOf(run.parts.flows, node.call);
  const called = node.at === undefined ? takeUp(run, flow) : newFrame(flow, node.at);
  for (const [theirs, ours] of Object.entries(node.with ?? {})) {
    const value = lookUp(run.conversation, frame, ours);
    if (value !== undefined) called.vars[theirs] = value;
  }
  leaveBehind(run.conversation, node.call);
  run.conversation.frames.push(called);
  run.events.push({ type: 'started', flow: node.call });
}

/** Takes the ended frame off and goes on in the one below. */
async function end(run: Run, frame: Frame, outcome: string): Promise<boolean> {
  run.conversation.frames.pop();
  run.events.push({ type: 'ended', flow: frame.flow, outcome });
  if (outcome === 'forget') return forget(run);
  if (outcome === 'anew') return beginAnew(run);
  const below = top(run.conversation);
  if (outcome === 'cancel' && (frame.interrupt || !below)) return cancel(run) === 'wait';
  if (frame.interrupt) return putAgain(run);
  if (!below) return outcome !== 'home' || goHome(run);
  const node = nodeOf(run.parts.flows, below);
  // An upgrade moved the node that called: the walk goes on where it led to.
  if (node.kind !== 'call' || node.call !== frame.flow) return false;
  for (const [ours, theirs] of Object.entries(node.save ?? {})) {
    const value = frame.vars[theirs];
    if (value !== undefined) below.vars[ours] = value;
  }
  go(run, below, branch(below, node.to, outcome));
  return false;
}

/**
 * Puts the question that was interrupted again. Options that an action gives are asked for anew: the interruption
 * may have changed them (a seat that was given up needs no answer any more).
 */
async function putAgain(run: Run): Promise<boolean> {
  const frame = top(run.conversation);
  const node = frame && nodeOf(run.parts.flows, frame);
  if (frame?.open && node?.kind === 'ask' && node.options !== undefined) {
    const { options } = await runAction(run, frame, node.options);
    if (options) reoffer(frame.open, options);
  }
  return repeatQuestion(run);
}

/** Nothing is open any more and the flow wants to go on to the home of every conversation. */
function goHome(run: Run): boolean {
  dropToken(run.conversation); // Looked at: the root flow must not take it for a new one.
  run.conversation.frames.push(newFrame(flowOf(run.parts.flows, run.parts.flows.root)));
  return false;
}

/** What was open or broken off is of no use any more; the root flow goes on. */
function beginAnew(run: Run): boolean {
  Object.assign(run.conversation, { frames: [], parked: {} });
  return goHome(run);
}

/** Nothing is left of the conversation but its language, and that nothing of this person is to be kept. */
function forget({ conversation }: Run): boolean {
  const { declined, leaving } = conversation.person;
  const person = {
    ...(declined === true && { declined }),
    ...(leaving !== undefined && { leaving }),
  };
  Object.assign(conversation, { frames: [], parked: {}, person });
  delete conversation.pressed;
  delete conversation.offers;
  delete conversation.talk;
  return true;
}
