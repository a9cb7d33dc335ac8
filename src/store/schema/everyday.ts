import mongoose from 'mongoose';
import { options } from './document-options.js';

/** Deletions that were asked for and are not finished. */
const forgettingSchema = new mongoose.Schema(
  {
    _id: String,
    participantId: String,
    contactIds: { type: [String], default: undefined },
    contactId: String,
    locale: String,
    at: Date,
    erasedAt: Date,
  },
  options,
).index({ at: 1, _id: 1 });

/** Models of this part. */
export function everydayModels(connection: mongoose.Connection) {
  return { forgettings: connection.model('forgetting', forgettingSchema, 'forgettings') };
}
