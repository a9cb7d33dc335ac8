import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { underContacts } from '../../store/personal.js';
import { options } from '../../store/schema/document-options.js';

const linkSchema = new mongoose.Schema(
  { _id: String, email: String, expiresAt: Date, usedBy: String },
  options,
);

/** Chats of those who sign in to the dashboard, under the contact's id. */
const contactSchema = new mongoose.Schema(
  { _id: String, email: String, linkedAt: Date },
  options,
).index({ email: 1 });

export const userCollections = defineCollections({
  adminLinks: {
    model: 'adminLink',
    schema: linkSchema,
    data: { ofNobody: 'links for chats of the office' },
  },
  adminContacts: {
    model: 'adminContact',
    schema: contactSchema,
    data: underContacts(190),
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof userCollections> {}
}
