import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofParticipant } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const entrySchema = new mongoose.Schema(
  {
    _id: String,
    participantId: String,
    kind: String,
    amount: Number,
    what: String,
    date: String,
    /** Of `date`: what a report asks for. */
    month: String,
    at: Date,
    removedAt: Date,
  },
  options,
).index({ participantId: 1, month: 1, date: -1 });

const reportSchema = new mongoose.Schema(
  {
    _id: String,
    participantId: String,
    month: String,
    form: Mixed,
    totals: Mixed,
    source: String,
    filedAt: Date,
    late: Boolean,
    rev: Number,
  },
  options,
)
  .index({ participantId: 1, month: 1, _id: 1 })
  // Who has reported a month, and who has not.
  .index({ month: 1, source: 1 });

export const bookkeepingCollections = defineCollections({
  ledgerEntries: {
    model: 'ledgerEntry',
    schema: entrySchema,
    data: ofParticipant(110),
  },
  monthlyReports: {
    model: 'monthlyReport',
    schema: reportSchema,
    data: ofParticipant(120),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof bookkeepingCollections> {}
}
