import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofParticipant } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const broadcastSchema = new mongoose.Schema(
  {
    _id: String,
    text: Mixed,
    file: Mixed,
    buttons: Mixed,
    segment: Mixed,
    state: String,
    version: Number,
    at: Date,
    createdBy: String,
    createdAt: Date,
    startedBy: String,
    startedAt: Date,
    approvedBy: String,
    finishedAt: Date,
    listedTo: String,
    listed: String,
  },
  options,
)
  .index({ state: 1, at: 1, _id: 1 })
  .index({ createdAt: -1, _id: -1 });

const deliverySchema = new mongoose.Schema(
  {
    _id: String,
    broadcastId: String,
    participantId: String,
    contactId: String,
    /** Of the contact: each channel has a queue of its own. */
    channel: String,
    state: String,
    why: String,
    attempts: Number,
    failures: Number,
    dueAt: Date,
    until: Date,
    sentAt: Date,
    platformRef: String,
    answer: Mixed,
  },
  options,
)
  // What is due of one announcement on a channel; its counts; its ledger page by page.
  .index({ broadcastId: 1, state: 1, channel: 1, dueAt: 1, _id: 1 })
  .index({ state: 1, until: 1 })
  .index({ participantId: 1 });

export const announcementsCollections = defineCollections({
  broadcasts: {
    model: 'broadcast',
    schema: broadcastSchema,
    data: { ofNobody: 'announcements to many' },
  },
  deliveries: {
    model: 'delivery',
    schema: deliverySchema,
    data: ofParticipant(150),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof announcementsCollections> {}
}
