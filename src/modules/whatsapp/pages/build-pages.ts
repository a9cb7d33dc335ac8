import { randomUUID } from 'node:crypto';
import { officeStore } from '../../../store/office.js';
import { accountStore } from '../../../store/whatsapp.js';
import type { DashboardRoom } from '../../../web/dashboard/index.js';
import { whatsappRoom } from './whatsapp-room.js';
import type { WhatsAppRequest, WhatsAppStatus } from './whatsapp-source.js';
import type { DashboardSurroundings } from '../../../app/build-dashboard.js';
import { buildWhatsAppBudget } from '../../../app/build-whatsapp.js';

/** The page of the WhatsApp account; the account itself may be another process's. */
export function buildWhatsAppPages({
  config,
  database,
  clock,
}: DashboardSurroundings): DashboardRoom {
  const account = accountStore<WhatsAppStatus, WhatsAppRequest>(database);
  const budget = buildWhatsAppBudget(config, database, clock);
  return whatsappRoom({
    configured: config.whatsapp !== undefined,
    status: () => account.read(),
    budget: () => budget.state(),
    ask: (request) => account.ask(request),
    pause: () => budget.pause(),
    resume: () => budget.resume(),
    audit: (action, by) =>
      officeStore(database).audit({
        ...{ id: randomUUID(), action, by, subject: 'whatsapp' },
        at: clock.now(),
      }),
  });
}
