import type { Event } from '../engine/types.js';
import type { Channel, Outgoing } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { OnceLedger } from '../ports/once.js';
import type { SessionStore } from '../ports/store.js';
import type { Delivering } from './deliver-message.js';
import type { SessionCache } from './session-cache.js';

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
  /** How long an entry is the sender's alone; 30 s. */
  leaseMs?: number;
  /** Where it stands what became of messages that must not come twice. */
  ledger?: OnceLedger;
}
export type Render = (
  events: Event[],
  locale: string,
  capabilities: Channel['capabilities'],
) => Omit<Outgoing, 'id'>[];
