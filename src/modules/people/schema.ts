import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofParticipant, underContacts, underParticipant } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';
import { steps } from './participant.js';

const { Mixed } = mongoose.Schema.Types;

const contactSchema = new mongoose.Schema(
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

const participantSchema = new mongoose.Schema(
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
const identitySchema = new mongoose.Schema({ _id: String, participantId: String }, options).index({
  participantId: 1,
});

const proofSchema = new mongoose.Schema(
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
const sentCodesSchema = new mongoose.Schema(
  { _id: String, participantId: String, at: Date, by: [String], wrong: [String] },
  options,
)
  .index({ participantId: 1 })
  .index({ at: 1 });

const textSchema = new mongoose.Schema({ _id: String, locale: String, text: String }, options);

export const peopleCollections = defineCollections({
  contacts: {
    model: 'contact',
    schema: contactSchema,
    data: underContacts(280),
  },
  participants: {
    model: 'participant',
    schema: participantSchema,
    data: underParticipant(260),
  },
  identities: {
    model: 'identity',
    schema: identitySchema,
    data: ofParticipant(250, { notShown: 'the NIK under a keyed hash' }),
  },
  proofs: {
    model: 'proof',
    schema: proofSchema,
    data: ofParticipant(240, { notShown: 'codes are secrets' }),
  },
  sentCodes: {
    model: 'sentCodes',
    schema: sentCodesSchema,
    data: ofParticipant(230, { notShown: 'counts of codes' }),
  },
  texts: {
    model: 'text',
    collection: 'consentTexts',
    schema: textSchema,
    data: { ofNobody: 'the words that were agreed to, once for all' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof peopleCollections> {}
}
