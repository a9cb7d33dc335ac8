import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofParticipant } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

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

export const mentoringCollections = defineCollections({
  mentoringSessions: {
    model: 'mentoringSession',
    schema: sessionSchema,
    data: ofParticipant(30),
  },
  calendars: {
    model: 'calendar',
    schema: calendarSchema,
    data: {
      whose: ({ participant }) => ({ _id: `participant:${participant}` }),
      ofAccounts: false,
      order: 50,
    },
  },
  coachNotes: {
    model: 'coachNote',
    schema: noteSchema,
    data: ofParticipant(40),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof mentoringCollections> {}
}
