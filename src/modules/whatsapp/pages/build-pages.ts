import { randomUUID } from 'node:crypto';
import { buildWhatsAppBudget } from '../../../delivery/whatsapp/build-budget.js';
import type { Platform } from '../../../ports/platform.js';
import { officeStore } from '../../../store/office.js';
import { accountStore } from '../../../store/whatsapp.js';
import { whatsappBudgetStore } from '../../../store/whatsapp-budget.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { whatsappRoom } from './whatsapp-room.js';
import type { WhatsAppRequest, WhatsAppStatus } from './whatsapp-source.js';

/** The page of the WhatsApp account; the account itself may be another process's. */
export function buildWhatsAppPages(platform: Platform): DashboardRoom {
  const { database, clock, whatsapp } = platform;
  const account = accountStore<WhatsAppStatus, WhatsAppRequest>(database);
  const budget = buildWhatsAppBudget(platform, whatsappBudgetStore(database));
  return whatsappRoom({
    configured: whatsapp !== undefined,
    status: () => account.read(),
    budget: () => budget.state(),
    ask: (request) => account.ask(request),
    pause: () => budget.pause(),
    resume: () => budget.resume(),
    audit: (action, by) =>
      officeStore(database).audit({
        id: randomUUID(),
        action,
        by,
        subject: 'whatsapp',
        at: clock.now(),
      }),
  });
}
