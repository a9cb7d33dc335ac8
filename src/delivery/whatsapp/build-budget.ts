import type { Clock } from '../../ports/clock.js';
import type { WhatsAppLimits } from '../../ports/platform.js';
import { createWhatsAppBudget, type WhatsAppBudget } from './whatsapp-budget.js';

/** Limits of an installation that sets none. */
const ordinary: WhatsAppLimits = { dailyLimit: 200, hourlyLimit: 40 };

/** How much may be sent on WhatsApp of our own accord: asked before each reminder and announcement. */
export function buildWhatsAppBudget(
  around: { whatsapp: WhatsAppLimits | undefined; timeZone: string; clock: Clock },
  store: Parameters<typeof createWhatsAppBudget>[0]['store'],
): WhatsAppBudget {
  const { dailyLimit, hourlyLimit } = around.whatsapp ?? ordinary;
  return createWhatsAppBudget({
    store,
    limits: { perDay: dailyLimit, perHour: hourlyLimit },
    clock: around.clock,
    luck: Math.random,
    timeZone: around.timeZone,
  });
}
