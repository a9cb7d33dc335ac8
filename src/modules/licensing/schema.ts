import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofParticipant, underParticipant } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const permitSchema = new mongoose.Schema(
  {
    _id: String,
    participantId: String,
    kind: String,
    state: String,
    number: String,
    issuedOn: String,
    expiresOn: String,
    proof: Mixed,
    appliedAt: Date,
    reportedAt: Date,
    reportedBy: String,
    reviewed: Mixed,
    createdAt: Date,
    version: Number,
  },
  options,
)
  .index({ participantId: 1 })
  .index({ state: 1, reportedAt: 1, _id: 1 })
  .index({ expiresOn: 1, _id: 1 });

const answersSchema = new mongoose.Schema({ _id: String, answers: Mixed, at: Date }, options);

export const licensingCollections = defineCollections({
  permits: {
    model: 'permit',
    schema: permitSchema,
    data: ofParticipant(60),
  },
  licenceAnswers: {
    model: 'licenceAnswers',
    schema: answersSchema,
    data: underParticipant(70),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof licensingCollections> {}
}
