import { turnPages } from './ask.js';
import type { AskNode, FlowSet } from './flow.js';
import { wordValues } from './frames.js';
import { offerQuestion } from './commands.js';
import type { AskedOf, Conversation, Frame, Option, Vars } from './types.js';

/** An option that was pressed, with what its words need: the question, and the values that it was asked with. */
export interface Pressed {
  asked: AskedOf;
  option: Option;
  values: Vars;
}

/**
 * What a pressed button stands for in a conversation as it was when it was pressed. Undefined where its question is
 * known no more.
 */
export function findPressed(
  { flows }: FlowSet,
  conversation: Conversation,
  { question, choice }: { question: number; choice: string },
): Pressed | undefined {
  if (question === offerQuestion) return offered(conversation, choice);
  const frames = [...conversation.frames, ...Object.values(conversation.parked)];
  const frame = frames.find(({ open }) => open?.serial === question);
  const node = frame && flows[frame.flow]?.nodes[frame.node];
  if (!frame || node?.kind !== 'ask') return undefined;
  const option = optionsIn(frame, node).find(({ id }) => id === choice);
  const asked = { flow: frame.flow, node: frame.node, kind: node.ask };
  return option && { asked, option, values: wordValues(conversation, frame) };
}

const optionsIn = ({ open }: Frame, { ask }: AskNode): Option[] => [
  ...(open?.all ?? []),
  ...(open?.options ?? []),
  ...(ask === 'list' ? Object.values(turnPages).map((id) => ({ id })) : []),
];

function offered({ offers = [] }: Conversation, choice: string): Pressed | undefined {
  const offer = offers.find(({ id }) => id === choice);
  return offer && { asked: { flow: '', node: '', kind: 'offer' }, option: offer, values: {} };
}
