import mongoose from 'mongoose';
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

const sessionSchema = new mongoose.Schema(
  {
    _id: String,
    participantId: String,
    coachId: String,
    topic: String,
    at: Date,
    durationMinutes: Number,
    place: Mixed,
    state: String,
    proposedBy: String,
    version: Number,
    createdAt: Date,
    proposedAt: Date,
    confirmedAt: Date,
    ended: Mixed,
    result: Mixed,
    rating: Mixed,
    noShow: Mixed,
    lastAct: String,
  },
  options,
)
  .index({ participantId: 1, at: -1, _id: -1 })
  .index({ coachId: 1, state: 1, at: 1, _id: 1 });

/** When one person is taken, `coach:<id>` or `participant:<id>`. */
const calendarSchema = new mongoose.Schema(
  { _id: String, slots: { type: [Mixed], default: undefined } },
  options,
);

const noteSchema = new mongoose.Schema(
  { _id: String, coachId: String, participantId: String, text: String, at: Date, from: String },
  options,
).index({ participantId: 1, at: -1, _id: -1 });

/** Models of this part. */
export function mentoringModels(connection: mongoose.Connection) {
  return {
    coaches: connection.model('coach', coachSchema, 'coaches'),
    coachInvitations: connection.model('coachInvitation', invitationSchema, 'coachInvitations'),
    mentoringSessions: connection.model('mentoringSession', sessionSchema, 'mentoringSessions'),
    calendars: connection.model('calendar', calendarSchema, 'calendars'),
    coachNotes: connection.model('coachNote', noteSchema, 'coachNotes'),
  };
}
