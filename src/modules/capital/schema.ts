import mongoose from 'mongoose';
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

/** Applications for capital. */
export function capitalModels(connection: mongoose.Connection) {
  return {
    loanApplications: connection.model('loanApplication', applicationSchema, 'loanApplications'),
  };
}
