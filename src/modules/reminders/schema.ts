import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { options } from '../../store/schema/document-options.js';

/** Troubles of which the admins are told; see `messaging/alerts`. */
const incidentSchema = new mongoose.Schema(
  {
    _id: String,
    kind: String,
    number: Number,
    since: Date,
    count: Number,
    total: Number,
    openedAt: Date,
    seenAt: Date,
    overAt: Date,
  },
  options,
).index({ kind: 1, number: 1, _id: 1 });

export const reminderCollections = defineCollections({
  incidents: {
    model: 'incident',
    schema: incidentSchema,
    data: { ofNobody: 'troubles of the installation' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof reminderCollections> {}
}
