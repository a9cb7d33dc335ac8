import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../collections.js';
import { options } from './document-options.js';

const userSchema = new mongoose.Schema(
  {
    _id: String,
    passwordHash: String,
    role: String,
    mustChange: Boolean,
    createdAt: Date,
    lastSignInAt: Date,
    sessionsValidFrom: Date,
  },
  options,
);

/** Sessions of the dashboard. */
const signInSchema = new mongoose.Schema(
  { _id: String, email: String, createdAt: Date, seenAt: Date, expiresAt: Date },
  options,
)
  .index({ email: 1 })
  .index({ expiresAt: 1 });

export const signInCollections = defineCollections({
  users: {
    model: 'user',
    schema: userSchema,
    data: { ofNobody: 'accounts of the office' },
  },
  signIns: {
    model: 'signIn',
    schema: signInSchema,
    data: { ofNobody: 'sessions of the office' },
  },
});

declare module '../collections.js' {
  interface Models extends ModelsOf<typeof signInCollections> {}
}
