import type { Config } from '../config.js';
import { freeLeaves, type Leaves } from '../delivery/leaves.js';
import type { InitiatingChannel } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Database } from '../store/connect.js';
import { accountStore } from '../store/whatsapp.js';
import { buildWhatsAppBudget } from '../delivery/whatsapp/build-budget.js';
import { whatsappBudgetStore } from '../store/whatsapp-budget.js';

/** Before a channel that the office or the platform paused is asked again. */
const pausedMs = 15 * 60_000;

/**
 * What the channels take of our own accord. WhatsApp has a budget, and may run in another process: how it stands is
 * read from the store. Telegram is always there; that it does not take a message now is its answer to it.
 */
export function buildLeaves(
  config: Pick<Config, 'whatsapp' | 'timeZone'>,
  database: Database,
  clock: Clock,
): Leaves {
  const byChannel: Partial<Record<InitiatingChannel, Leaves>> = {
    whatsapp: whatsappLeaves(config, database, clock),
  };
  const of = (channel: string): Leaves => byChannel[channel as InitiatingChannel] ?? freeLeaves;
  return {
    awaySince: (channel) => of(channel).awaySince(channel),
    take: (contact, now) => of(contact.channel).take(contact, now),
  };
}

function whatsappLeaves(
  config: Pick<Config, 'whatsapp' | 'timeZone'>,
  database: Database,
  clock: Clock,
): Leaves {
  const budget = buildWhatsAppBudget(
    { whatsapp: config.whatsapp, timeZone: config.timeZone, clock },
    whatsappBudgetStore(database),
  );
  const account = accountStore(database);
  const awaySince = () => account.awaySince(clock.now());
  return {
    awaySince,
    async take({ id }, now) {
      if (await awaySince()) return { outcome: 'away' };
      const takenAt = clock.now();
      const leave = await budget.take(id);
      switch (leave.outcome) {
        case 'go':
          return { outcome: 'go', giveBack: () => budget.giveBack(takenAt) };
        case 'later':
          return { outcome: 'later', at: leave.at, pace: leave.why === 'pace' };
        case 'paused':
          return { outcome: 'later', at: new Date(now.getTime() + pausedMs) };
        case 'never':
          return { outcome: 'never' };
      }
    },
  };
}
