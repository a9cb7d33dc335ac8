import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../../store/collections.js';
import { underParticipant } from '../../store/personal.js';
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

export const marketingCollections = defineCollections({
  shops: {
    model: 'shop',
    schema: shopSchema,
    data: underParticipant(90),
  },
  bazaars: {
    model: 'bazaar',
    schema: bazaarSchema,
    data: { ofNobody: 'bazaars; who has a table leaves it first' },
  },
});

declare module '../../store/collections.js' {
  interface Models extends ModelsOf<typeof marketingCollections> {}
}
