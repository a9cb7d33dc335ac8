import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const coachSchema = new mongoose.Schema(
  {
    _id: String,
    name: String,
    salutation: String,
    phone: String,
    kecamatan: { type: [String], default: undefined },
    specialities: { type: [String], default: undefined },
    capacity: Number,
    contactIds: { type: [String], default: undefined },
    pausedUntil: Date,
    joinedAt: Date,
    availability: Mixed,
    /** Ids of the participants that they go with: the places that are taken. */
    people: { type: [String], default: undefined },
  },
  options,
)
  .index({ contactIds: 1 })
  .index({ people: 1 });

const invitationSchema = new mongoose.Schema(
  { _id: String, coachId: String, expiresAt: Date, usedBy: String },
  options,
).index({ coachId: 1 });

export const coachCollections = defineCollections({
  coaches: {
    model: 'coach',
    schema: coachSchema,
    data: { ofNobody: 'the pendamping; who is theirs leaves them first' },
  },
  coachInvitations: {
    model: 'coachInvitation',
    schema: invitationSchema,
    data: { ofNobody: 'links for the pendamping' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof coachCollections> {}
}
