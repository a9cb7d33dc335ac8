import { limitsOf } from './compose.js';
import type { BroadcastDesk } from './manage.js';
import { broadcastStore } from './store/broadcasts.js';
import { deliveryStore } from './store/deliveries.js';
import { recipientSource } from './store/recipients.js';
import type { Database } from '../../store/connect.js';
import { officeStore } from '../../store/office.js';

/** What Telegram and WhatsApp take; a caption is WhatsApp's and Telegram's shortest. */
const limits = [
  limitsOf('telegram', { maxLength: 4096 }),
  limitsOf('whatsapp', { maxLength: 4096 }),
];

/** Announcements on the real store. */
export function buildBroadcastDesk(
  database: Database,
  approvalAbove: number | undefined,
): BroadcastDesk {
  const { enrolments } = database;
  return {
    broadcasts: broadcastStore(database),
    deliveries: deliveryStore(database),
    source: recipientSource(database, async (trainingId, participantIds) => {
      const filter = {
        trainingId,
        participantId: { $in: participantIds },
        state: { $in: ['seated', 'waiting'] },
      };
      const found = await enrolments.find(filter, { participantId: 1 }).lean();
      return new Set(found.map(({ participantId }) => participantId ?? ''));
    }),
    audit: (entry) => officeStore(database).audit(entry),
    limits,
    approvalAbove,
  };
}
