import { setMaxListeners } from 'node:events';
import type { Event } from '../engine/types.js';
import type { Channel, Inbound } from '../ports/channel.js';
import type { OnceResult, OnceWait } from '../ports/once.js';
import type { OutboxEntry, Session } from '../ports/store.js';
import { Acknowledgements } from './acknowledgements.js';
import { EntryDelivery } from './deliver-entry.js';
import { OneAtATime } from './one-at-a-time.js';
import type { OutboxParts } from './outbox-parts.js';

/** Sessions that one look of the sweep reads. */
const sweepSize = 200;

/**
 * Replies that are saved and wait to be sent. The process that saved an entry holds it for a while and
 * sends it, in order for a contact; what it lets lie (a crash) is swept up later, by whichever process
 * runs the channel. So a reply can come twice after a crash, and is never lost.
 */
export class Outbox {
  readonly acknowledgements: Acknowledgements;
  private readonly sending = new OneAtATime();
  private readonly held = new Set<string>();
  private readonly stopping = new AbortController();
  private readonly leaseMs: number;
  private readonly delivery: EntryDelivery;

  constructor(private readonly parts: OutboxParts) {
    this.leaseMs = parts.leaseMs ?? 30_000;
    setMaxListeners(0, this.stopping.signal);
    this.acknowledgements = new Acknowledgements(parts.store, parts.logger);
    const lease = { leaseMs: this.leaseMs, stopping: this.stopping.signal };
    this.delivery = new EntryDelivery({ ...parts, ...lease }, this.acknowledgements);
  }

  /** What a turn leaves to be sent; undefined when it said nothing. */
  entryFor(session: Session, inbound: Inbound, events: Event[]): OutboxEntry | undefined {
    const said = events.filter(
      ({ type }) => type !== 'started' && type !== 'ended' && type !== 'forgotten',
    );
    if (said.length === 0) return undefined;
    const clear = [session.buttonsRef, inbound.buttonRef].filter((ref) => ref !== undefined);
    const forget = events.some(({ type }) => type === 'forgotten') && inbound.messageRef;
    const now = this.parts.clock.now().getTime();
    return {
      key: keyOf(session, inbound),
      order: now * 1000 + (session.rev % 1000),
      locale: session.conversation.locale,
      events: said,
      clear: [...new Set(clear)],
      forget: forget ? [forget] : [],
      by: this.parts.processId,
      // Nobody here can send what is for a channel that runs elsewhere: it is free at once.
      until: this.leaseOf(session.id),
    };
  }

  /** The entries that other processes saved. */
  ofOthers({ outbox }: Session): Session['outbox'] {
    const entries = Object.entries(outbox);
    return Object.fromEntries(entries.filter(([, { by }]) => by !== this.parts.processId));
  }

  /** Takes the buttons off a message that was pressed again, where the turn has nothing to say. */
  tidyPressed(session: Session, { buttonRef }: Inbound): void {
    if (buttonRef === undefined) return;
    void this.channelOf(session)?.tidy(session.address, { clear: [buttonRef], forget: [] });
  }

  /** A contact wrote: it can be reached again, if it was marked otherwise. */
  heardFrom(contactId: string, marked: boolean): void {
    this.parts.delivering.heardFrom(contactId, marked).catch((error: unknown) => {
      this.parts.logger.warn(
        { err: error, contact: contactId },
        'a contact stays marked unreachable',
      );
    });
  }

  /** Until when an entry made now is held: not at all where this process does not run the channel. */
  leaseOf(sessionId: string): Date {
    const now = this.parts.clock.now().getTime();
    const here = this.parts.channels.some(({ name }) => sessionId.startsWith(`${name}:`));
    return new Date(here ? now + this.leaseMs : now);
  }

  /** Sends a saved entry after all earlier ones of the contact. Never rejects; what fails is swept up. */
  send(session: Session, entry: OutboxEntry): void {
    const channel = this.channelOf(session);
    if (!channel || entry.by !== this.parts.processId) return;
    const name = `${session.id} ${entry.key}`;
    if (this.held.has(name)) return;
    this.held.add(name);
    void this.sending
      .run(session.id, () => this.delivery.deliver(channel, session, entry))
      .catch((error: unknown) => {
        this.parts.logger.error({ err: error, contact: session.id }, 'a reply waits for the sweep');
      })
      .finally(() => this.held.delete(name));
  }

  /**
   * Sends an entry that must not come twice, after all earlier ones of the contact, and says what became of
   * it. Where another process runs the channel it is handed to that one, through the store.
   */
  async sendOnce(session: Session, entry: OutboxEntry): Promise<OnceResult | OnceWait> {
    const channel = this.channelOf(session);
    if (!channel) return { outcome: 'handed' };
    const name = `${session.id} ${entry.key}`;
    this.held.add(name);
    try {
      return await this.sending.run(session.id, () =>
        this.delivery.deliverOnce(channel, session, entry),
      );
    } finally {
      this.held.delete(name);
    }
  }

  /** Takes over what other senders (or an earlier try of this one) left lying. */
  async sweep(): Promise<void> {
    await this.takeOver(this.parts.clock.now());
  }

  /** Takes over every entry, for a process that is alone with its store: whoever held one is gone. */
  async takeUp(): Promise<void> {
    const allLeases = new Date(this.parts.clock.now().getTime() + 365 * 86_400_000);
    while ((await this.takeOver(allLeases)) > 0);
  }

  /** Takes over what is held no longer than to a moment. @returns how many entries */
  private async takeOver(upTo: Date): Promise<number> {
    const { store, channels, clock, processId } = this.parts;
    const names = channels.map(({ name }) => name);
    let taken = 0;
    for (const session of await store.overdue(upTo, names, sweepSize)) {
      if (Object.keys(session.outbox).length === 0) this.acknowledgements.add(session.id, []);
      for (const entry of inOrder(session)) {
        if (entry.until > upTo || this.isOurs(session, entry)) continue;
        const until = new Date(clock.now().getTime() + this.leaseMs);
        if (!(await store.takeOver(session.id, entry, processId, until))) continue;
        taken += 1;
        this.send(session, { ...entry, by: processId, until });
      }
    }
    return taken;
  }

  /** Being sent here, or sent a moment ago and not yet taken out of the store. */
  private isOurs(session: Session, { key, by, until }: OutboxEntry): boolean {
    if (this.held.has(`${session.id} ${key}`)) return true;
    if (this.acknowledgements.has(session.id, key)) return true;
    return by === this.parts.processId && until > this.parts.clock.now();
  }

  /** Resolves when nothing is being sent. */
  idle(): Promise<void> {
    return this.sending.idle();
  }

  /** Ends what is being sent, leaves what a platform does not take now, and writes down what was sent. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.idle();
    await this.acknowledgements.close();
  }

  private channelOf({ channel }: Session): Channel | undefined {
    return this.parts.channels.find(({ name }) => name === channel);
  }
}

/** Unique also when a conversation was deleted and began anew, with revs from 0. */
const keyOf = ({ rev }: Session, { id }: Inbound): string =>
  `r${rev}-${id.replace(/[^A-Za-z0-9]/g, '').slice(-16)}`;

const inOrder = (session: Session): OutboxEntry[] =>
  Object.values(session.outbox).sort((a, b) => a.order - b.order);
