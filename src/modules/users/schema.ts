import mongoose from 'mongoose';
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

/** Models of this part. */
export function adminsModels(connection: mongoose.Connection) {
  return {
    adminLinks: connection.model('adminLink', linkSchema, 'adminLinks'),
    adminContacts: connection.model('adminContact', contactSchema, 'adminContacts'),
  };
}
