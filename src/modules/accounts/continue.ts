import type { ActionCall, ActionDefinition } from '../../engine/actions.js';
import type { Frame } from '../../engine/types.js';
import type { Contact } from '../../ports/contact.js';
import { accountsOf } from './accounts-of.js';
import type { AccountParts } from './ports.js';

/** Flows that can be gone on with on another account; each is an outcome of `accounts.continueHere`. */
export const movable = [
  'training',
  'mentoring',
  'licensing',
  'marketing',
  'bookkeeping',
  'capital',
] as const;

/** The first of the other accounts on which something waits for an answer. */
export async function unfinishedElsewhere(
  { conversations, flowName }: AccountParts,
  { contact, locale }: ActionCall,
  all: readonly Contact[],
): Promise<{ contact: Contact; flow: string; name: string } | undefined> {
  for (const other of all.filter(({ id }) => id !== contact.id)) {
    const flow = await conversations.unfinished(other.id);
    if (flow !== undefined && movable.some((one) => one === flow))
      return { contact: other, flow, name: flowName(locale, flow) ?? flow };
  }
  return undefined;
}

/**
 * Brings over what runs on another account of the person: it lies here as if it had been broken off here, and the
 * flow that is called next takes it up at its open question.
 */
export const continueHere: ActionDefinition<AccountParts> = {
  outcomes: [...movable, 'gone'],
  async run(parts, call) {
    const found = await accountsOf(parts, call);
    for (const { id } of (found?.all ?? []).filter((one) => one.id !== call.contact.id)) {
      const frames = await parts.conversations.take(id, `${call.contact.id} ${call.inboundId}`);
      const flow = frames?.[0]?.flow;
      const known = movable.find((one) => one === flow);
      if (frames && known) return { outcome: known, parked: asParked(frames) };
    }
    return { outcome: 'gone' };
  },
};

function asParked(frames: readonly Frame[]): Record<string, Frame> {
  const parked = frames.map((frame): [string, Frame] => {
    const copy = { ...frame };
    delete copy.interrupt;
    return [frame.flow, copy];
  });
  return Object.fromEntries(parked);
}
