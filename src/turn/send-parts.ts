import type { Channel, Outgoing } from '../ports/channel.js';
import type { OnceResult, OnceWait } from '../ports/once.js';
import type { OutboxEntry, Session } from '../ports/store.js';
import type { LeaseParts } from './lease.js';
import type { OutboxParts } from './outbox-parts.js';
import { pause } from './pause.js';

/** Before the rest of a message that is half out is tried again: the first pause, the longest, and how often. */
const restMs = [500, 60_000] as const;
const mostTries = 8;

type Later = Extract<OnceWait, { outcome: 'later' }>;
type PartsOfSending = OutboxParts & LeaseParts;

/**
 * Hands the messages of an entry that must not come twice to the platform, one after the other. Until something of
 * it is out, the first failure ends it. What comes behind that is tried again as long as it is certain that it was
 * not taken; where it can not be sent, or nobody knows, the whole is ambiguous: half of it came.
 * @param keep Holds the entry for so much longer
 */
export async function sendParts(
  parts: PartsOfSending,
  channel: Channel,
  session: Session,
  entry: OutboxEntry,
  keep: (ms: number) => Promise<void>,
): Promise<OnceResult | Later> {
  const messages = parts.render(entry.events, entry.locale, channel.capabilities);
  let last: OnceResult = { outcome: 'failed' };
  for (const [index, message] of messages.entries()) {
    const outgoing = { ...message, id: `${entry.key}-${index}` };
    const result = await sendOne(parts, channel, session, outgoing, { keep, begun: index > 0 });
    if (result.outcome !== 'sent') return result;
    if (index === 0) void channel.tidy(session.address, { clear: entry.clear, forget: [] });
    last = result;
  }
  return last;
}

/** @param begun a part of the entry is out already */
async function sendOne(
  { delivering, stopping }: PartsOfSending,
  channel: Channel,
  session: Session,
  message: Outgoing,
  { keep, begun }: { keep: (ms: number) => Promise<void>; begun: boolean },
): Promise<OnceResult | Later> {
  for (let attempt = 0; ; attempt += 1) {
    const result = await delivering.send(channel, session, message);
    if (result.outcome === 'sent') return result;
    const halfOut = begun || result.partly;
    if (result.outcome === 'later') {
      const { retryAfterMs } = result;
      if (!halfOut) return { outcome: 'later', retryAfterMs };
      const waitMs = retryAfterMs ?? restMs[0] * 2 ** attempt;
      if (attempt < mostTries && waitMs <= restMs[1] && !stopping.aborted) {
        await keep(waitMs);
        await pause(waitMs, stopping);
        continue;
      }
    } else if (result.outcome !== 'unsure' && !halfOut) return { outcome: result.outcome };
    delivering.leaveUnsure(session, message);
    return { outcome: 'ambiguous' };
  }
}
