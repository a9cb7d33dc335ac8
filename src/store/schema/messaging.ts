import mongoose from 'mongoose';
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

const holidaySchema = new mongoose.Schema(
  {
    _id: String,
    kind: String,
    from: String,
    to: String,
    name: String,
    addedBy: String,
    addedAt: Date,
    /** Taken out: kept, so that what came with the program does not come back. */
    removedBy: String,
    removedAt: Date,
  },
  options,
).index({ from: 1, _id: 1 });

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

/** Troubles of which the admins are told; see `messaging/alerts`. */
const incidentSchema = new mongoose.Schema(
  {
    _id: String,
    kind: String,
    number: Number,
    since: Date,
    count: Number,
    total: Number,
    openedAt: Date,
    seenAt: Date,
    overAt: Date,
  },
  options,
).index({ kind: 1, number: 1, _id: 1 });

/** Models of this part. */
export function messagingModels(connection: mongoose.Connection) {
  return {
    reminders: connection.model('reminder', reminderSchema, 'reminders'),
    heldNotices: connection.model('heldNotice', heldNoticeSchema, 'heldNotices'),
    incidents: connection.model('incident', incidentSchema, 'incidents'),
    holidays: connection.model('holiday', holidaySchema, 'holidays'),
  };
}
