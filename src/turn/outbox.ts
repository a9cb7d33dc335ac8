import type { Event } from '../engine/types.js';
import type { Channel, Inbound, Outgoing } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { OutboxEntry, Session, SessionStore } from '../ports/store.js';
import { Acknowledgements } from './acknowledgements.js';
import type { Delivering } from './deliver-message.js';
import { OneAtATime } from './one-at-a-time.js';
import type { SessionCache } from './session-cache.js';

export type Render = (
  events: Event[],
  locale: string,
  capabilities: Channel['capabilities'],
) => Omit<Outgoing, 'id'>[];

export interface OutboxParts {
  store: SessionStore;
  cache: SessionCache;
  /** The channels that this process runs. */
  channels: Channel[];
  render: Render;
  delivering: Delivering;
  clock: Clock;
  logger: Logger;
  /** Names this process as the holder of leases. */
  processId: string;
  /** How long an entry is the sender's alone. */
  leaseMs?: number;
}

/**
 * Replies that are saved and wait to be sent. The process that saved an entry holds it for a while and
 * sends it, in order for a contact; what it lets lie (a crash, a dead platform) is swept up later, by
 * whichever process runs the channel. So a reply can come twice after a crash, and is never lost.
 */
export class Outbox {
  readonly acknowledgements: Acknowledgements;
  private readonly sending = new OneAtATime();
  private readonly held = new Set<string>();
  private readonly leaseMs: number;

  constructor(private readonly parts: OutboxParts) {
    this.leaseMs = parts.leaseMs ?? 30_000;
    this.acknowledgements = new Acknowledgements(parts.store, parts.logger);
  }

  /** What a turn leaves to be sent; undefined when it said nothing. */
  entryFor(session: Session, inbound: Inbound, events: Event[]): OutboxEntry | undefined {
    const said = events.filter(
      ({ type }) => type !== 'started' && type !== 'ended' && type !== 'forgotten',
    );
    const clear = [session.buttonsRef, inbound.buttonRef].filter((ref) => ref !== undefined);
    const forget = events.some(({ type }) => type === 'forgotten') && inbound.messageRef;
    const tidying = { clear: [...new Set(clear)], forget: forget ? [forget] : [] };
    if (said.length === 0) {
      void this.channelOf(session)?.tidy(session.address, { ...tidying, clear: clear.slice(-1) });
      return undefined;
    }
    const now = this.parts.clock.now().getTime();
    return {
      key: `r${session.rev}`,
      order: now * 1000 + (session.rev % 1000),
      locale: session.conversation.locale,
      events: said,
      ...tidying,
      by: this.parts.processId,
      until: new Date(now + this.leaseMs),
    };
  }

  /** Sends a saved entry after all earlier ones of the contact. Never rejects; what fails is swept up. */
  send(session: Session, entry: OutboxEntry): void {
    const channel = this.channelOf(session);
    if (!channel || entry.by !== this.parts.processId) return;
    const name = `${session.id} ${entry.key}`;
    if (this.held.has(name)) return;
    this.held.add(name);
    void this.sending
      .run(session.id, () => this.deliver(channel, session, entry))
      .catch((error: unknown) => {
        this.parts.logger.error({ err: error, contact: session.id }, 'a reply waits for the sweep');
      })
      .finally(() => this.held.delete(name));
  }

  /** Takes over what other senders (or an earlier run of this one) left lying. */
  async sweep(): Promise<void> {
    const { store, channels, clock, processId } = this.parts;
    const now = clock.now();
    const sessions = await store.overdue(
      now,
      channels.map(({ name }) => name),
      200,
    );
    for (const session of sessions) {
      const entries = inOrder(session).filter(({ until }) => until <= now);
      if (Object.keys(session.outbox).length === 0) this.acknowledgements.add(session.id, []);
      for (const entry of entries) {
        if (this.held.has(`${session.id} ${entry.key}`)) continue;
        const until = new Date(now.getTime() + this.leaseMs);
        if (!(await store.takeOver(session.id, entry, processId, until))) continue;
        this.send(session, { ...entry, by: processId, until });
      }
    }
  }

  /** Resolves when nothing is being sent. */
  idle(): Promise<void> {
    return this.sending.idle();
  }

  /** Waits for what is being sent, and writes down what was. */
  async stop(): Promise<void> {
    await this.idle();
    await this.acknowledgements.flush();
  }

  private async deliver(channel: Channel, session: Session, entry: OutboxEntry): Promise<void> {
    await this.earlierOnes(session, entry);
    const { delivering, render, cache } = this.parts;
    const messages = render(entry.events, entry.locale, channel.capabilities);
    let buttonsRef: string | undefined;
    for (const [index, message] of messages.entries()) {
      const outgoing: Outgoing = { ...message, id: `${entry.key}-${index}` };
      const result = await delivering.send(channel, session, outgoing, entry.until);
      if (result.outcome === 'later') return;
      if (index === 0)
        void channel.tidy(session.address, { clear: entry.clear, forget: entry.forget });
      if (result.outcome === 'gone') break;
      if (result.outcome === 'sent' && message.choices) buttonsRef = result.ref;
    }
    const cached = cache.peek(session.id);
    if (cached) {
      Reflect.deleteProperty(cached.outbox, entry.key);
      if (buttonsRef !== undefined) cached.buttonsRef = buttonsRef;
    }
    this.acknowledgements.add(session.id, [entry.key], buttonsRef);
  }

  /** Waits until replies that another process holds are out, so that the order stays. */
  private async earlierOnes(session: Session, entry: OutboxEntry): Promise<void> {
    const { processId, store, clock } = this.parts;
    const others = (of: Session) =>
      inOrder(of).filter(
        ({ by, order, until }) => by !== processId && order < entry.order && until > clock.now(),
      );
    let current: Session | undefined = session;
    while (current && others(current).length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      current = await store.load(session.id);
    }
  }

  private channelOf({ channel }: Session): Channel | undefined {
    return this.parts.channels.find(({ name }) => name === channel);
  }
}

const inOrder = (session: Session): OutboxEntry[] =>
  Object.values(session.outbox).sort((a, b) => a.order - b.order);
