import type { Channel } from '../ports/channel.js';
import type { OnceResult, OnceWait } from '../ports/once.js';
import type { OutboxEntry, Session } from '../ports/store.js';
import type { Acknowledgements } from './acknowledgements.js';
import type { LeaseParts } from './lease.js';
import type { OutboxParts } from './outbox-parts.js';
import { pause } from './pause.js';
import { sendParts } from './send-parts.js';

/** Before an entry that the platform did not take is looked at again. */
const againMs = 15_000;

/** Pauses between tries to ask or to tell the ledger something, while the store is away. */
const storePausesMs = [200, 1_000, 3_000, 8_000];

interface Attempt {
  result: OnceResult | OnceWait;
  /** The entry as it is held since then. */
  held: OutboxEntry;
}

/**
 * Sends outbox entries that must not come twice: each is handed to the platform once. An entry is marked as begun by
 * a conditional write before that, and only then its claim is looked at again: whoever takes the claim away looks at
 * the mark, so one of the two sees the other. An entry that is found begun was cut off; nobody knows how far it came,
 * and it is not tried again.
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
    await this.end(session, entry, result);
    return result;
  }

  /** Goes on with an entry that was taken over from another sender or another time. */
  async takeUp(channel: Channel, session: Session, entry: OutboxEntry): Promise<void> {
    const { clock, store, processId } = this.parts;
    if (entry.begun) return this.end(session, entry, { outcome: 'ambiguous' });
    const { result, held } = await this.attempt(channel, session, entry);
    if (result.outcome === 'handed') return;
    if (result.outcome !== 'later') return this.end(session, entry, result);
    const until = new Date(clock.now().getTime() + (result.retryAfterMs ?? againMs));
    await store.begin(session.id, held, { by: processId, until, begun: false });
  }

  /**
   * Writes down how it ended and takes the entry out. Where the store stays away the entry is left as it is, begun:
   * it is found to be ambiguous at the end of its lease.
   */
  private async end(
    session: Session,
    entry: OutboxEntry,
    result: Exclude<OnceResult | OnceWait, { outcome: 'handed' }>,
  ): Promise<void> {
    const { logger, cache, ledger } = this.parts;
    const once = entry.once ?? '';
    if (result.outcome !== 'later') {
      try {
        await this.patiently(() => ledger?.settle(once, result));
      } catch (error) {
        logger.error({ err: error, once, ...result }, 'what became of a message is not noted');
        return;
      }
    }
    const buttonsRef = result.outcome === 'sent' && asks(entry) ? result.ref : undefined;
    if (buttonsRef !== undefined) cache.noteButtons(session.id, buttonsRef);
    this.acknowledgements.add(session.id, [entry.key], buttonsRef);
  }

  /** Begins and sends. `handed`: another sender has it. */
  private async attempt(channel: Channel, session: Session, entry: OutboxEntry): Promise<Attempt> {
    const { stopping, clock } = this.parts;
    if (stopping.aborted) return { result: { outcome: 'handed' }, held: entry };
    if (entry.notAfter && entry.notAfter < clock.now())
      return { result: { outcome: 'late' }, held: entry };
    const held = await this.begin(session, entry);
    if (!held) return { result: { outcome: 'handed' }, held: entry };
    if (!(await this.isWanted(session, held))) return { result: { outcome: 'dropped' }, held };
    let latest: OutboxEntry | undefined = held;
    const keep = async (ms: number) => {
      latest = latest && (await this.begin(session, latest, ms));
    };
    return { result: await sendParts(this.parts, channel, session, held, keep), held };
  }

  /** Marks an entry as begun, until the end of a new lease after `ms`. @returns undefined when another has it */
  private async begin(
    session: Session,
    entry: OutboxEntry,
    ms = 0,
  ): Promise<OutboxEntry | undefined> {
    const { store, clock, processId, leaseMs } = this.parts;
    const until = new Date(clock.now().getTime() + ms + leaseMs);
    const begun = await store.begin(session.id, entry, { by: processId, until, begun: true });
    return begun ? { ...entry, by: processId, until, begun: true } : undefined;
  }

  /** Whether its claim holds. The mark is taken off one that is not sent: nobody must think that it was. */
  private async isWanted(session: Session, held: OutboxEntry): Promise<boolean> {
    const { ledger, store, clock, processId } = this.parts;
    const putBack = () =>
      store.begin(session.id, held, { by: processId, until: clock.now(), begun: false });
    try {
      const wanted = (await this.patiently(() => ledger?.wanted(held.once ?? ''))) ?? true;
      if (!wanted) await putBack();
      return wanted;
    } catch (error) {
      await putBack().catch(() => undefined);
      throw error;
    }
  }

  /** Asks again for a while, where the store is away. @throws what it failed with last */
  private async patiently<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
    const { stopping } = this.parts;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await ask();
      } catch (error) {
        const waitMs = storePausesMs[attempt];
        if (waitMs === undefined || stopping.aborted) throw error;
        await pause(waitMs, stopping);
      }
    }
  }
}

const asks = ({ events }: OutboxEntry): boolean => events.some(({ type }) => type === 'asked');
