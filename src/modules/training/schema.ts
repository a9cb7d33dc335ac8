import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofParticipant, underParticipant } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const trainingSchema = new mongoose.Schema(
  {
    _id: String,
    title: String,
    topic: String,
    kind: String,
    kecamatan: Mixed,
    place: String,
    startsAt: Date,
    endsAt: Date,
    quota: Number,
    narasumber: String,
    reviewers: { type: [String], default: undefined },
    cost: Number,
    bring: String,
    task: String,
    checkInCode: String,
    checkInToken: String,
    state: String,
    version: Number,
    queue: [String],
    taken: Number,
    createdAt: Date,
  },
  options,
)
  .index({ state: 1, endsAt: 1, _id: 1 })
  .index({ startsAt: -1, _id: -1 })
  .index({ checkInCode: 1 })
  .index({ reviewers: 1 })
  .index({ checkInToken: 1 })
  // Whose places these are, also where the enrolment was never written.
  .index({ queue: 1 });

const enrolmentSchema = new mongoose.Schema(
  {
    _id: String,
    trainingId: String,
    participantId: String,
    state: String,
    enrolledAt: Date,
    movedUpAt: Date,
    confirmedAt: Date,
    cancelledAt: Date,
    attendedAt: Date,
    practice: Mixed,
    feedback: Mixed,
    certificate: Mixed,
    version: Number,
  },
  options,
)
  .index({ trainingId: 1 })
  .index({ participantId: 1 })
  .index({ 'practice.state': 1, 'practice.sentAt': 1, _id: 1 })
  .index({ 'certificate.number': 1 });

/** Wrong check-in codes of a participant, newest last. */
const checkInTriesSchema = new mongoose.Schema(
  { _id: String, wrong: { type: [Mixed], default: undefined } },
  options,
);

export const trainingCollections = defineCollections({
  trainings: {
    model: 'training',
    schema: trainingSchema,
    data: { ofNobody: 'trainings; who has a seat leaves it first' },
  },
  enrolments: {
    model: 'enrolment',
    schema: enrolmentSchema,
    data: ofParticipant(10),
  },
  checkInTries: {
    model: 'checkInTries',
    schema: checkInTriesSchema,
    data: underParticipant(20),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof trainingCollections> {}
}
