import type { Channel, Outgoing } from '../ports/channel.js';
import type { OnceResult, OnceWait } from '../ports/once.js';
import type { OutboxEntry, Session } from '../ports/store.js';
import type { Acknowledgements } from './acknowledgements.js';
import type { Sending } from './deliver-message.js';
import { Lease, type LeaseParts } from './lease.js';
import { OnceDelivery } from './deliver-once.js';
import type { OutboxParts } from './outbox-parts.js';
import { pause } from './pause.js';

/** First and longest pause before a message that the platform did not take is tried again. */
const retryMs = [500, 60_000] as const;

/** First and longest pause between two looks whether another sender's reply is out. */
const lookMs = [50, 1_000] as const;

/** Sends outbox entries of a contact, one after the other, in their order. */
export class EntryDelivery {
  private readonly once: OnceDelivery;

  constructor(
    private readonly parts: OutboxParts & LeaseParts,
    private readonly acknowledgements: Acknowledgements,
  ) {
    this.once = new OnceDelivery(parts, acknowledgements);
  }

  /** Sends an entry after all earlier ones; what can not be sent stays in the store. */
  async deliver(channel: Channel, session: Session, entry: OutboxEntry): Promise<void> {
    if (await this.earlierOnesOut(channel, session, entry)) {
      await this.sendTaken(channel, session, entry);
    }
  }

  /** Like `deliver`, for an entry that must not be sent twice and that was planned in this process. */
  async deliverOnce(
    channel: Channel,
    session: Session,
    entry: OutboxEntry,
  ): Promise<OnceResult | OnceWait> {
    if (await this.earlierOnesOut(channel, session, entry)) {
      return this.once.send(channel, session, entry);
    }
    return { outcome: 'handed' };
  }

  private async sendTaken(channel: Channel, session: Session, entry: OutboxEntry): Promise<void> {
    if (entry.once === undefined) await this.sendEntry(channel, session, entry);
    else await this.once.takeUp(channel, session, entry);
  }

  /**
   * Replies of other senders that come before: those under way are waited for, those left lying are sent.
   * False when the process ends meanwhile.
   */
  private async earlierOnesOut(
    channel: Channel,
    session: Session,
    entry: OutboxEntry,
  ): Promise<boolean> {
    const { store, cache, clock, processId, leaseMs, stopping } = this.parts;
    let first = firstOfOthers(session, entry, processId);
    for (let waitMs: number = lookMs[0]; first; waitMs = Math.min(waitMs * 2, lookMs[1])) {
      const now = clock.now();
      if (first.until > now) {
        await pause(waitMs, stopping);
        if (stopping.aborted) return false;
      } else {
        const until = new Date(now.getTime() + leaseMs);
        const taken = await store.takeOver(session.id, first, processId, until);
        if (taken) await this.sendTaken(channel, session, { ...first, by: processId, until });
      }
      const current = await store.load(session.id);
      first = current && firstOfOthers(current, entry, processId);
      if (!first) cache.noteOut(session.id, entry.order);
    }
    return true;
  }

  private async sendEntry(channel: Channel, session: Session, entry: OutboxEntry): Promise<void> {
    const { render, cache } = this.parts;
    const lease = new Lease(this.parts, session, entry);
    if (lease.ranOut && !(await lease.renew())) return;
    const messages = render(entry.events, entry.locale, channel.capabilities);
    const clear = this.outdatedButtons(session, entry);
    let buttonsRef: string | undefined;
    for (const [index, message] of messages.entries()) {
      const outgoing: Outgoing = { ...message, id: `${entry.key}-${index}` };
      const result = await this.sendPatiently(channel, session, outgoing, { index, lease });
      if (result === 'lost') return;
      if (index === 0) void channel.tidy(session.address, { clear, forget: entry.forget });
      if (result.outcome === 'gone') break;
      if (result.outcome === 'sent' && message.choices) buttonsRef = result.ref;
    }
    if (!entry.aside || buttonsRef !== undefined) cache.noteButtons(session.id, buttonsRef);
    this.acknowledgements.add(session.id, [entry.key], buttonsRef);
  }

  /** Of a reply: those known when it was saved, and those that came on show since. */
  private outdatedButtons({ id }: Session, { aside, clear }: OutboxEntry): string[] {
    const shown = aside ? undefined : this.parts.cache.peek(id)?.buttonsRef;
    return shown === undefined ? clear : [...new Set([...clear, shown])];
  }

  /**
   * Tries again while the platform certainly does not take it, and once after an end of which nobody knows whether
   * it did.
   * @returns `lost` when the entry is not ours any more
   */
  private async sendPatiently(
    channel: Channel,
    session: Session,
    message: Outgoing,
    { index, lease }: { index: number; lease: Lease },
  ): Promise<Sending | 'lost'> {
    const { delivering, logger } = this.parts;
    for (let attempt = 0; ; attempt += 1) {
      const result = await delivering.send(channel, session, message);
      if (result.outcome === 'unsure') {
        if (lease.unsure === index) {
          delivering.leaveUnsure(session, message);
          return result;
        }
        const ours = (await lease.noteUnsure(index)) && (await untilAnswered(channel, lease));
        if (!ours) return 'lost';
      } else if (result.outcome === 'later') {
        if (attempt === 2) {
          logger.warn({ contact: session.id }, 'a reply waits: the platform does not take it now');
        }
        if (!(await lease.wait(result.retryAfterMs ?? pauseAfter(attempt)))) return 'lost';
      } else return result;
    }
  }
}

/**
 * Waits until the platform answers again: what may be sent only once more would be lost in the same trouble.
 * @returns false when the entry is not ours any more
 */
async function untilAnswered(channel: Channel, lease: Lease): Promise<boolean> {
  for (let look = 0; ; look += 1) {
    if (!(await lease.wait(pauseAfter(look)))) return false;
    if ((await channel.answers?.()) ?? true) return true;
  }
}

const pauseAfter = (attempt: number): number => Math.min(retryMs[0] * 2 ** attempt, retryMs[1]);

function firstOfOthers(
  session: Session,
  entry: OutboxEntry,
  processId: string,
): OutboxEntry | undefined {
  let first: OutboxEntry | undefined;
  for (const one of Object.values(session.outbox)) {
    if (one.by === processId || one.order >= entry.order) continue;
    if (!first || one.order < first.order) first = one;
  }
  return first;
}
