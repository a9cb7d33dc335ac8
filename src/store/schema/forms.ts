import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../collections.js';
import { options } from './document-options.js';

/** Secure forms that were filled in, by the name of their token. */
const formUseSchema = new mongoose.Schema({ _id: String, at: Date }, options).index({ at: 1 });

export const formCollections = defineCollections({
  formUses: {
    model: 'formUse',
    schema: formUseSchema,
    data: { ofNobody: 'names of tokens that were used' },
  },
});

declare module '../collections.js' {
  interface Models extends ModelsOf<typeof formCollections> {}
}
