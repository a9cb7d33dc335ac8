import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { options } from '../../store/schema/document-options.js';

const auditSchema = new mongoose.Schema(
  { _id: String, action: String, subject: String, by: String, at: Date },
  options,
).index({ subject: 1, at: 1, _id: 1 });

export const auditCollections = defineCollections({
  auditLog: {
    model: 'audit',
    schema: auditSchema,
    data: { ofNobody: 'who did what, as the law asks; the names of who was deleted are taken out' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof auditCollections> {}
}
