import mongoose from 'mongoose';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const factSchema = new mongoose.Schema(
  {
    _id: String,
    kind: String,
    title: Mixed,
    text: Mixed,
    amount: Number,
    unit: String,
    asOf: String,
    source: Mixed,
    certain: Boolean,
    product: Mixed,
    version: Number,
    updatedBy: String,
    updatedAt: Date,
  },
  options,
);

/** Models of this part. */
export function factsModels(connection: mongoose.Connection) {
  return { facts: connection.model('fact', factSchema, 'facts') };
}
