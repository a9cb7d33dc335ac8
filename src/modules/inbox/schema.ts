import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { ofContacts } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const ticketSchema = new mongoose.Schema(
  {
    _id: String,
    contactId: String,
    participantId: String,
    kind: String,
    text: String,
    at: Date,
    state: String,
    takenBy: String,
    takenAt: Date,
    /** When the office last said or did something. */
    officerAt: Date,
    closedBy: String,
    closedAt: Date,
  },
  options,
)
  .index({ contactId: 1 })
  .index({ state: 1, at: 1, _id: 1 })
  .index({ state: 1, officerAt: 1, _id: 1 });

export const inboxCollections = defineCollections({
  tickets: {
    model: 'ticket',
    schema: ticketSchema,
    data: ofContacts(200),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof inboxCollections> {}
}
