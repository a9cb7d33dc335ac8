import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { options } from '../../store/schema/document-options.js';

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

export const privacyCollections = defineCollections({
  forgettings: {
    model: 'forgetting',
    schema: forgettingSchema,
    data: { ofNobody: 'deletions under way: they end with the deletion' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof privacyCollections> {}
}
