import type { Run } from './engine.js';
import type { Flow } from './flow.js';
import type { Frame } from './types.js';

/**
 * Brings a conversation up to date with flow files that changed since its last turn. A frame, running or
 * parked, goes on at its node, or where `moved` sends it, or begins its flow again with its answers kept;
 * those of flows that are gone are dropped.
 * True when the open question is gone: what was just written answers nothing, the walk puts the new one.
 */
export function catchUp(run: Run): boolean {
  const { conversation, parts } = run;
  const before = conversation.frames.length;
  conversation.frames = conversation.frames.filter(({ flow }) => parts.flows.flows[flow]);
  // What is now at the bottom lies over nothing any more.
  delete conversation.frames[0]?.interrupt;
  for (const [name, frame] of Object.entries(conversation.parked)) {
    if (parts.flows.flows[name]) catchUpFrame(run, frame);
    else Reflect.deleteProperty(conversation.parked, name);
  }
  const results = conversation.frames.map((frame) => catchUpFrame(run, frame));
  const lost = conversation.frames.length < before && conversation.frames.length > 0;
  return results.at(-1) === true || (lost && !conversation.frames.at(-1)?.open);
}

/** True when the frame's open question is gone. */
function catchUpFrame(run: Run, frame: Frame): boolean {
  const flow = run.parts.flows.flows[frame.flow];
  if (!flow) return false;
  frame.version = flow.version;
  frame.trail = frame.trail.filter((name) => flow.nodes[name]?.kind === 'ask');
  if (frame.entry !== undefined && !flow.nodes[frame.entry]) moveEntry(frame, flow);
  const node = flow.nodes[frame.node];
  if (node && (!frame.open || node.kind === 'ask')) return false;
  delete frame.open;
  delete frame.anew;
  const target = node ? frame.node : flow.moved[frame.node];
  frame.node = target ?? frame.entry ?? flow.start;
  if (target === undefined) frame.skipping = true;
  return true;
}

function moveEntry(frame: Frame, flow: Flow): void {
  const moved = frame.entry === undefined ? undefined : flow.moved[frame.entry];
  if (moved === undefined) delete frame.entry;
  else frame.entry = moved;
}
