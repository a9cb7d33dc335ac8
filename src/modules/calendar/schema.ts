import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { options } from '../../store/schema/document-options.js';

const holidaySchema = new mongoose.Schema(
  {
    _id: String,
    kind: String,
    from: String,
    to: String,
    name: String,
    addedBy: String,
    addedAt: Date,
    /** Taken out: kept, so that what came with the program does not come back. */
    removedBy: String,
    removedAt: Date,
  },
  options,
).index({ from: 1, _id: 1 });

export const calendarCollections = defineCollections({
  holidays: {
    model: 'holiday',
    schema: holidaySchema,
    data: { ofNobody: 'the calendar' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof calendarCollections> {}
}
