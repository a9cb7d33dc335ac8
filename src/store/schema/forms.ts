import mongoose from 'mongoose';
import { options } from './document-options.js';

/** Secure forms that were filled in, by the name of their token. */
const formUseSchema = new mongoose.Schema({ _id: String, at: Date }, options).index({ at: 1 });

/** Models of this part. */
export function formsModels(connection: mongoose.Connection) {
  return { formUses: connection.model('formUse', formUseSchema, 'formUses') };
}
