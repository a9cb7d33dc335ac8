import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const factSchema = new mongoose.Schema(
  {
    _id: String,
    kind: String,
    title: Mixed,
    text: Mixed,
    amount: Number,
    unit: String,
    asOf: String,
    source: Mixed,
    certain: Boolean,
    product: Mixed,
    version: Number,
    updatedBy: String,
    updatedAt: Date,
  },
  options,
);

export const factsCollections = defineCollections({
  facts: {
    model: 'fact',
    schema: factSchema,
    data: { ofNobody: 'rates, fees and deadlines' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof factsCollections> {}
}
