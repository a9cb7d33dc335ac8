import type { Event } from '../engine/types.js';
import type { Inbound } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Session, SessionStore, TicketStore } from '../ports/store.js';

/** How often a message may make its turn throw before the office takes over. */
const triesBeforeTicket = 3;

/** Turns that throw: counted over restarts; the third time becomes a ticket and an honest sentence. */
export class Failures {
  constructor(
    private readonly store: SessionStore,
    private readonly tickets: TicketStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * @param giveUp Saves the message as handled, with these events as the reply.
   * @returns what `giveUp` returned, on the third failure
   * @throws the error again while the message shall be delivered again
   */
  async recover(
    error: unknown,
    session: Session,
    inbound: Inbound,
    giveUp: (events: Event[]) => Promise<boolean>,
  ): Promise<boolean> {
    const failures = await this.store.countFailure(session.id, inbound.id);
    this.logger.error(
      { err: error, contact: session.id, inboundId: inbound.id, failures },
      'a turn failed',
    );
    if (failures < triesBeforeTicket) throw error;
    await this.tickets.open({
      id: `${session.id}:${inbound.id}`,
      contactId: session.id,
      kind: 'failed',
      text: error instanceof Error ? error.message : 'unknown error',
      at: this.clock.now(),
    });
    const values = { person: session.conversation.person };
    return giveUp([{ type: 'said', key: 'common:failed', values }]);
  }
}
