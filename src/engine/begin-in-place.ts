import type { Run } from './engine.js';
import type { CallNode } from './flow.js';
import { flowOf, newFrame } from './frames.js';
import type { Frame } from './types.js';

/**
 * A word that leads to the flow it interrupts begins that flow anew in its place, not a second time over itself:
 * otherwise each time would leave one more question to be asked again, answered or not. What a reminder asked stays,
 * and is asked again afterwards.
 * @param frame the interruption, at a node that calls a flow
 * @returns whether it was begun anew
 */
export function beginInPlace({ conversation, parts }: Run, frame: Frame, node: CallNode): boolean {
  if (!frame.interrupt || frame.opened || node.at !== undefined) return false;
  const { frames } = conversation;
  const end = frames.indexOf(frame);
  const begin = frames.slice(0, end).findLastIndex(({ interrupt }) => interrupt);
  const at = frames.findIndex(
    ({ flow, opened }, n) => n >= begin && n < end && flow === node.call && !opened,
  );
  const running = frames[at];
  if (!running) return false;
  const fresh = newFrame(flowOf(parts.flows, node.call));
  if (running.interrupt) fresh.interrupt = true;
  frames.splice(at, frames.length, fresh);
  return true;
}
