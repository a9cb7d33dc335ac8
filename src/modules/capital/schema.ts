import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofParticipant } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const applicationSchema = new mongoose.Schema(
  {
    _id: String,
    participantId: String,
    product: String,
    productName: String,
    amount: Number,
    purpose: String,
    state: String,
    history: { type: [Mixed], default: undefined },
    createdAt: Date,
    updatedAt: Date,
    version: Number,
  },
  options,
)
  .index({ participantId: 1, createdAt: -1, _id: -1 })
  .index({ state: 1, updatedAt: -1, _id: -1 })
  .index({ updatedAt: -1, _id: -1 });

export const capitalCollections = defineCollections({
  loanApplications: {
    model: 'loanApplication',
    schema: applicationSchema,
    data: ofParticipant(130),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof capitalCollections> {}
}
