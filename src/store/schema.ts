import mongoose from 'mongoose';
import { steps } from '../modules/people/participant.js';
import { options } from './schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

export const sessionSchema = new mongoose.Schema(
  {
    _id: String,
    channel: String,
    address: String,
    rev: Number,
    conversation: Mixed,
    recent: [String],
    buttonsRef: String,
    outbox: Mixed,
    /** When the sweep looks at the outbox; absent while it is empty. */
    outboxAt: Date,
    lastInboundAt: Date,
    unreachable: Boolean,
  },
  options,
)
  .index({ outboxAt: 1, _id: 1 })
  // Registrations that are under way or broken off; these keys change only when a flow begins or ends.
  .index({ 'conversation.frames.flow': 1 })
  // For the retention, that looks for those who decided nothing: `lastInboundAt` would be written every turn.
  .index({ 'conversation.person.consented': 1 })
  .index({ 'conversation.parked.registration.flow': 1 });

export const messageSchema = new mongoose.Schema(
  {
    _id: String,
    contactId: String,
    direction: String,
    at: Date,
    text: String,
    choices: Mixed,
    request: String,
    file: Mixed,
    state: String,
    platformRef: String,
    /** How far it came: sent, delivered, read, failed. */
    ack: String,
  },
  options,
).index({ contactId: 1, at: 1, _id: 1 });

export const contactSchema = new mongoose.Schema(
  {
    _id: String,
    channel: String,
    address: String,
    participantId: String,
    consent: Mixed,
    optedOutAt: Date,
    unreachable: Mixed,
    locale: String,
  },
  options,
).index({ participantId: 1 });

export const participantSchema = new mongoose.Schema(
  {
    _id: String,
    number: String,
    name: String,
    nik: Mixed,
    salutation: String,
    gender: String,
    birthDate: String,
    phone: String,
    kecamatan: Mixed,
    kelurahan: Mixed,
    business: Mixed,
    steps: Mixed,
    coachId: String,
    tags: { type: [String], default: undefined },
    preferredChannel: String,
    consent: Mixed,
    registeredAt: Date,
  },
  options,
)
  .index({ registeredAt: -1, _id: -1 })
  .index({ 'consent.channel': 1 })
  .index({ coachId: 1, _id: 1 })
  .index({ 'kecamatan.code': 1 });
// The dashboard counts who has done a step.
for (const step of steps) participantSchema.index({ [`steps.${step}.state`]: 1 });

/** `nik:<hmac>` -> participant. */
export const identitySchema = new mongoose.Schema(
  { _id: String, participantId: String },
  options,
).index({ participantId: 1 });

export const counterSchema = new mongoose.Schema({ _id: String, value: Number }, options);

export const proofSchema = new mongoose.Schema(
  {
    _id: String,
    participantId: String,
    code: String,
    sealed: String,
    wrong: Number,
    expiresAt: Date,
    inboundId: String,
    usedBy: String,
  },
  options,
)
  .index({ participantId: 1 })
  .index({ expiresAt: 1 });

/** Codes sent for a participant on one day: what asked for them, and the wrong ones that were typed. */
export const sentCodesSchema = new mongoose.Schema(
  { _id: String, participantId: String, at: Date, by: [String], wrong: [String] },
  options,
)
  .index({ participantId: 1 })
  .index({ at: 1 });

export const ticketSchema = new mongoose.Schema(
  {
    _id: String,
    contactId: String,
    participantId: String,
    kind: String,
    text: String,
    at: Date,
    state: String,
    takenBy: String,
    takenAt: Date,
    /** When the office last said or did something. */
    officerAt: Date,
    closedBy: String,
    closedAt: Date,
  },
  options,
)
  .index({ contactId: 1 })
  .index({ state: 1, at: 1, _id: 1 })
  .index({ state: 1, officerAt: 1, _id: 1 });

export const failureSchema = new mongoose.Schema(
  {
    _id: String,
    contactId: String,
    count: Number,
    /** When it failed first. */
    at: { type: Date, default: Date.now },
  },
  options,
)
  .index({ contactId: 1 })
  .index({ at: 1 });

export const textSchema = new mongoose.Schema(
  { _id: String, locale: String, text: String },
  options,
);

export const keySchema = new mongoose.Schema({ _id: String, sealed: String }, options);

export const auditSchema = new mongoose.Schema(
  { _id: String, action: String, subject: String, by: String, at: Date },
  options,
).index({ subject: 1, at: 1, _id: 1 });

export const userSchema = new mongoose.Schema(
  {
    _id: String,
    passwordHash: String,
    role: String,
    mustChange: Boolean,
    createdAt: Date,
    lastSignInAt: Date,
    sessionsValidFrom: Date,
  },
  options,
);

/** Sessions of the dashboard. */
export const signInSchema = new mongoose.Schema(
  { _id: String, email: String, createdAt: Date, seenAt: Date, expiresAt: Date },
  options,
)
  .index({ email: 1 })
  .index({ expiresAt: 1 });
