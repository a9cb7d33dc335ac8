import mongoose from 'mongoose';
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

/** Models of this part. */
export function filesModels(connection: mongoose.Connection) {
  return {
    files: connection.model('file', fileSchema, 'files'),
    fileChunks: connection.model('fileChunk', chunkSchema, 'fileChunks'),
  };
}
