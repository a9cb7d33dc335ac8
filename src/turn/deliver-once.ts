import type { Channel, Outgoing } from '../ports/channel.js';
import type { OnceResult, OnceWait } from '../ports/once.js';
import type { OutboxEntry, Session } from '../ports/store.js';
import type { Acknowledgements } from './acknowledgements.js';
import type { LeaseParts } from './lease.js';
import type { OutboxParts } from './outbox.js';
import { pause } from './pause.js';

/** Before an entry that the platform did not take is looked at again. */
const againMs = 15_000;

/** Pauses between tries to write down what became of a message, while the store is away. */
const notingMs = [200, 1_000, 3_000, 8_000];

interface Attempt {
  result: OnceResult | OnceWait;
  /** The entry as it is held since then. */
  held: OutboxEntry;
}

/**
 * Sends outbox entries that must not come twice. An entry is marked as begun by a conditional write before
 * it is handed to the platform: one that is found begun was cut off, nobody knows how far it came, and it
 * is not tried again.
 */
export class OnceDelivery {
  constructor(
    private readonly parts: OutboxParts & LeaseParts,
    private readonly acknowledgements: Acknowledgements,
  ) {}

  /**
   * Sends an entry that this process planned and holds. One that the platform does not take now is taken out
   * again: it is the planner's to try later.
   */
  async send(
    channel: Channel,
    session: Session,
    entry: OutboxEntry,
  ): Promise<OnceResult | OnceWait> {
    const { result } = await this.attempt(channel, session, entry);
    if (result.outcome === 'handed') return result;
    if (result.outcome === 'later' || (await this.noted(entry, result)))
      this.acknowledge(session, entry, result);
    return result;
  }

  /** Goes on with an entry that was taken over from another sender or another time. */
  async takeUp(channel: Channel, session: Session, entry: OutboxEntry): Promise<void> {
    const { ledger, clock, store, processId } = this.parts;
    if (entry.begun) return this.end(session, entry, { outcome: 'ambiguous' });
    if (entry.notAfter && entry.notAfter < clock.now())
      return this.end(session, entry, { outcome: 'late' });
    if (ledger && !(await ledger.wanted(entry.once ?? ''))) {
      this.acknowledge(session, entry);
      return;
    }
    const { result, held } = await this.attempt(channel, session, entry);
    if (result.outcome === 'handed') return;
    if (result.outcome !== 'later') return this.end(session, entry, result);
    const until = new Date(clock.now().getTime() + (result.retryAfterMs ?? againMs));
    await store.begin(session.id, held, { by: processId, until, begun: false });
  }

  private async end(session: Session, entry: OutboxEntry, result: OnceResult): Promise<void> {
    if (await this.noted(entry, result)) this.acknowledge(session, entry, result);
  }

  private acknowledge(session: Session, entry: OutboxEntry, result?: OnceResult | OnceWait): void {
    const buttonsRef = result?.outcome === 'sent' && asks(entry) ? result.ref : undefined;
    if (buttonsRef !== undefined) this.parts.cache.noteButtons(session.id, buttonsRef);
    this.acknowledgements.add(session.id, [entry.key], buttonsRef);
  }

  /** Begins and sends. `handed`: another sender has it. */
  private async attempt(channel: Channel, session: Session, entry: OutboxEntry): Promise<Attempt> {
    const { store, clock, processId, leaseMs, render, stopping } = this.parts;
    if (stopping.aborted) return { result: { outcome: 'handed' }, held: entry };
    const until = new Date(clock.now().getTime() + leaseMs);
    const begun = await store.begin(session.id, entry, { by: processId, until, begun: true });
    const held: OutboxEntry = { ...entry, by: processId, until, begun: true };
    if (!begun) return { result: { outcome: 'handed' }, held: entry };
    const messages = render(entry.events, entry.locale, channel.capabilities);
    let last: OnceResult = { outcome: 'failed' };
    for (const [index, message] of messages.entries()) {
      const outgoing: Outgoing = { ...message, id: `${entry.key}-${index}` };
      const result = await this.sendOne(channel, session, outgoing, index > 0);
      // The rest of a message that is half out is given up, not begun anew.
      if (result.outcome === 'later') return { result: index === 0 ? result : last, held };
      if (index === 0) void channel.tidy(session.address, { clear: entry.clear, forget: [] });
      if (result.outcome !== 'sent') return { result: index === 0 ? result : last, held };
      last = result;
    }
    return { result: last, held };
  }

  /** @param patient Tried a few times, where the platform certainly did not take it. */
  private async sendOne(
    channel: Channel,
    session: Session,
    message: Outgoing,
    patient: boolean,
  ): Promise<OnceResult | Extract<OnceWait, { outcome: 'later' }>> {
    for (let attempt = 0; ; attempt += 1) {
      const result = await this.parts.delivering.send(channel, session, message);
      if (result.outcome !== 'later') return result;
      if (result.unsure) return { outcome: 'ambiguous' };
      const { retryAfterMs } = result;
      if (!patient || attempt === 3) return { outcome: 'later', retryAfterMs };
      await pause(Math.min(retryAfterMs ?? 500, 3_000), this.parts.stopping);
    }
  }

  /**
   * Writes down how it ended. Where the store stays away the entry is left as it is, begun: it is found to be
   * ambiguous at the end of its lease.
   */
  private async noted({ once = '' }: OutboxEntry, result: OnceResult): Promise<boolean> {
    const { ledger, logger, stopping } = this.parts;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await ledger?.settle(once, result);
        return true;
      } catch (error) {
        const waitMs = notingMs[attempt];
        if (waitMs === undefined || stopping.aborted) {
          logger.error({ err: error, once, ...result }, 'what became of a message is not noted');
          return false;
        }
        await pause(waitMs, stopping);
      }
    }
  }
}

const asks = ({ events }: OutboxEntry): boolean => events.some(({ type }) => type === 'asked');
