import mongoose from 'mongoose';
import { options } from '../../store/schema/document-options.js';

const { Mixed } = mongoose.Schema.Types;

const shopSchema = new mongoose.Schema(
  {
    _id: String,
    products: { type: [Mixed], default: undefined },
    slug: String,
    publishedAt: Date,
    contact: String,
    packaged: Boolean,
    online: String,
    attended: { type: [String], default: undefined },
    version: Number,
  },
  options,
).index({ slug: 1 });

const bazaarSchema = new mongoose.Schema(
  {
    _id: String,
    name: String,
    place: String,
    startsOn: String,
    endsOn: String,
    deadline: String,
    quota: Number,
    state: String,
    people: { type: [String], default: undefined },
    attended: { type: [String], default: undefined },
    createdAt: Date,
    createdBy: String,
  },
  options,
)
  .index({ endsOn: 1, _id: 1 })
  .index({ people: 1 });

/** Models of this part. */
export function marketingModels(connection: mongoose.Connection) {
  return {
    shops: connection.model('shop', shopSchema, 'shops'),
    bazaars: connection.model('bazaar', bazaarSchema, 'bazaars'),
  };
}
