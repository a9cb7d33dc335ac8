import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../collections.js';
import { ofContacts } from '../personal.js';
import { options } from './document-options.js';

const { Mixed } = mongoose.Schema.Types;

const reminderSchema = new mongoose.Schema(
  {
    _id: String,
    kind: String,
    subject: String,
    recipient: String,
    /** Of whom it speaks: it is forgotten with them. */
    participantId: String,
    plannedAt: Date,
    dueAt: Date,
    shifted: String,
    usefulUntil: Date,
    urgent: Boolean,
    occasion: String,
    state: String,
    version: Number,
    attempts: Number,
    until: Date,
    handed: Boolean,
    tried: { type: [String], default: undefined },
    triedSince: Date,
    away: { type: [String], default: undefined },
    contactId: String,
    sentAt: Date,
    platformRef: String,
    why: String,
    history: [Mixed],
  },
  options,
)
  // What is due, and what the office's page lists.
  .index({ state: 1, dueAt: 1, _id: 1 })
  .index({ state: 1, until: 1, _id: 1 })
  .index({ subject: 1 })
  .index({ participantId: 1 });

/** Notices of what others did, that wait for the day. */
const heldNoticeSchema = new mongoose.Schema(
  {
    _id: String,
    contactId: String,
    key: String,
    events: Mixed,
    locale: String,
    dueAt: Date,
  },
  options,
)
  .index({ dueAt: 1, _id: 1 })
  .index({ contactId: 1 });

export const deliveryCollections = defineCollections({
  reminders: {
    model: 'reminder',
    schema: reminderSchema,
    data: {
      // Also those of an account that was nobody's yet when it fell silent.
      whose: ({ participant, contacts }) => ({
        $or: [
          ...(participant ? [{ participantId: participant }] : []),
          { subject: { $in: contacts.map((id) => `contact:${id}`) } },
        ],
      }),
      ofAccounts: true,
      order: 140,
    },
  },
  heldNotices: {
    model: 'heldNotice',
    schema: heldNoticeSchema,
    data: ofContacts(160, { notShown: 'on its way into the conversation' }),
  },
});

declare module '../collections.js' {
  interface Models extends ModelsOf<typeof deliveryCollections> {}
}
