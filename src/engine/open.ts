import { repeatQuestion } from './ask.js';
import { catchUp } from './catch-up.js';
import type { EngineParts, Run, TurnInput, TurnResult } from './engine.js';
import { flowOf, FlowError, newConversation, newFrame, pileOf } from './frames.js';
import { walk } from './walk.js';
import type { Frame, Vars } from './types.js';

/** A flow to open from outside a turn, and what surrounds it. */
export interface Opening extends Omit<TurnInput, 'input' | 'inboundId'> {
  /** Names this opening: the id that its actions are handed in place of a message's. */
  id: string;
  /** Undefined: nothing is opened, the question that is open is put again. */
  flow?: string;
  /** Where to begin; the flow's start by default. */
  node?: string;
  /** Variables that the flow begins with. */
  vars?: Vars;
  /** Facts of the person, as they are now. */
  person?: Vars;
}

export type Open = (opening: Opening) => Promise<TurnResult>;

/** Questions from outside that nobody answered, at most; an older one is let go. */
const mostOpened = 3;

/**
 * Opens flows over conversations from outside: a reminder that asks. What was going on is interrupted; the
 * newest question is answered first, then the one below is put again. The same flow at the same node about
 * the same things takes the place of an earlier opening.
 * @throws FlowError when there is no such flow or node
 */
export const createOpen =
  (parts: EngineParts): Open =>
  async (opening) => {
    const conversation = structuredClone(opening.conversation) ?? newConversation(opening.locale);
    Object.assign(conversation.person, opening.person);
    const turn: TurnInput = {
      ...opening,
      inboundId: opening.id,
      input: { type: 'unreadable', what: 'other' },
    };
    const run: Run = {
      parts,
      turn,
      conversation,
      events: [],
      steps: 0,
      actionsBegun: false,
      rest: [],
      passed: new Set(),
    };
    const moved = catchUp(run);
    const { flow } = opening;
    if (flow !== undefined) push(run, flow, opening);
    if (flow !== undefined || moved || !repeatQuestion(run)) await walk(run);
    return { conversation, events: run.events, sensitive: false };
  };

function push(run: Run, name: string, { node, vars = {} }: Opening): void {
  const { conversation, parts } = run;
  const flow = flowOf(parts.flows, name);
  if (node !== undefined && !flow.nodes[node])
    throw new FlowError(name, node, 'there is no such node');
  const opened: Frame = { ...newFrame(flow, node, { ...vars }), opened: true };
  const pile = pileOf(conversation.frames).filter(
    ([first]) => !first || !isSame(first, opened, vars),
  );
  const waiting = pile.filter(([first]) => first?.opened && first.trail.length === 0);
  const dropped = new Set(waiting.slice(0, Math.max(0, waiting.length - mostOpened + 1)));
  conversation.frames = pile.filter((one) => !dropped.has(one)).flat();
  delete conversation.frames[0]?.interrupt;
  delete conversation.pressed;
  if (conversation.frames.length > 0) opened.interrupt = true;
  conversation.frames.push(opened);
  run.events.push({ type: 'started', flow: name });
}

const isSame = (one: Frame, other: Frame, vars: Vars): boolean =>
  one.opened === true &&
  one.flow === other.flow &&
  one.entry === other.entry &&
  Object.entries(vars).every(
    ([key, value]) => JSON.stringify(one.vars[key]) === JSON.stringify(value),
  );
