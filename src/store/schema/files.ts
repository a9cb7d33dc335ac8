import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../collections.js';
import { ofOwner } from '../personal.js';
import { options } from './document-options.js';

/** What is known of a file; its bytes are in the chunks of its `batch`. */
const fileSchema = new mongoose.Schema(
  {
    _id: String,
    ownerId: String,
    name: String,
    mime: String,
    size: Number,
    batch: String,
    chunks: Number,
    at: Date,
  },
  options,
).index({ ownerId: 1 });

/** A sealed piece of a file, under `<batch>:<n>`. */
const chunkSchema = new mongoose.Schema(
  { _id: String, fileId: String, ownerId: String, batch: String, data: Buffer },
  options,
)
  .index({ ownerId: 1 })
  .index({ fileId: 1 });

export const fileCollections = defineCollections({
  files: {
    model: 'file',
    schema: fileSchema,
    data: ofOwner(180),
  },
  fileChunks: {
    model: 'fileChunk',
    schema: chunkSchema,
    data: ofOwner(170, { notShown: 'the bytes of files, which are shown' }),
  },
});

declare module '../collections.js' {
  interface Models extends ModelsOf<typeof fileCollections> {}
}
