import type { SilenceMatter } from '../silence.js';
import type { Conversation } from '../../../engine/types.js';
import { initiatingChannels } from '../../../ports/channel.js';
import type { Database } from '../../../store/connect.js';
import { sessionStore } from '../../../store/sessions.js';

/** Flows with an open question that people want to come back to. */
const flows = ['registration', 'licensing', 'bookkeeping', 'capital', 'training', 'marketing'];

/** The open conversation of a contact that fell silent; undefined where nothing is open, or no consent was given. */
export async function loadSilence(
  database: Database,
  contactId: string,
): Promise<SilenceMatter | undefined> {
  const session = await sessionStore(database).load(contactId);
  if (!session?.lastInboundAt) return undefined;
  const flow = interruptedFlow(session.conversation);
  if (flow === undefined) return undefined;
  const { person } = session.conversation;
  return { contactId, flow, lastInboundAt: session.lastInboundAt, person };
}

function interruptedFlow({ frames, person }: Conversation): string | undefined {
  const top = frames.at(-1);
  if (!top?.open || top.opened || person.consented !== true || person.declined === true)
    return undefined;
  // A menu that was left open is no unfinished business: something was answered.
  return flows.includes(top.flow) && frames.some(({ trail }) => trail.length > 0)
    ? top.flow
    : undefined;
}

/** Contacts that wrote last in a span of time and left a question open: for the sweep. */
export async function silentContacts(
  { sessions }: Database,
  span: { from: Date; to: Date },
  limit: number,
): Promise<string[]> {
  const found = await sessions.collection
    .find({
      'conversation.frames.flow': { $in: flows },
      channel: { $in: [...initiatingChannels] },
      lastInboundAt: { $gte: span.from, $lt: span.to },
    })
    .sort({ lastInboundAt: 1, _id: 1 })
    .limit(limit)
    .project({ _id: 1 })
    .toArray();
  return found.map(({ _id }) => String(_id));
}
