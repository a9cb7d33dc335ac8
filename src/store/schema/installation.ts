import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../collections.js';
import { options } from './document-options.js';

const counterSchema = new mongoose.Schema({ _id: String, value: Number }, options);

const keySchema = new mongoose.Schema({ _id: String, sealed: String }, options);

export const installationCollections = defineCollections({
  counters: {
    model: 'counter',
    schema: counterSchema,
    data: { ofNobody: 'running numbers' },
  },
  keys: {
    model: 'key',
    schema: keySchema,
    data: { ofNobody: 'keys of the installation' },
  },
});

declare module '../collections.js' {
  interface Models extends ModelsOf<typeof installationCollections> {}
}
