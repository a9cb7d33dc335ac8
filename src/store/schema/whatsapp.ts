import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../collections.js';
import { options } from './document-options.js';

const { Mixed } = mongoose.Schema.Types;

/** Ids of WhatsApp, and the address that each leads to. `used`, on the address itself: the id used last. */
const aliasSchema = new mongoose.Schema(
  { _id: String, address: String, at: Date, used: String },
  options,
).index({ address: 1 });

/** The one account: how it stands, what the dashboard asks for, its budget. */
const accountSchema = new mongoose.Schema(
  {
    _id: String,
    status: Mixed,
    request: Mixed,
    /** When the account was linked first: its budget grows from there. */
    linkedAt: Date,
    /** Since when it has not been ready, over all that it tried meanwhile. */
    awaySince: Date,
    /** When the process that runs it was heard of last. */
    aliveAt: Date,
    /** Not before this may the next message of our own accord go out. */
    nextAt: Date,
    paused: Mixed,
  },
  options,
);

/** Counts of a day (YYYY-MM-DD of the zone). `hours`: messages of our own accord by hour. */
const daySchema = new mongoose.Schema(
  {
    _id: String,
    bulk: Number,
    hours: Mixed,
    sent: Number,
    delivered: Number,
    failed: Number,
    inbound: Number,
  },
  options,
);

export const whatsappCollections = defineCollections({
  whatsappAliases: {
    model: 'whatsappAlias',
    schema: aliasSchema,
    data: { ofNobody: 'how an address is reached: without it no last word could be sent' },
  },
  whatsappAccount: {
    model: 'whatsappAccount',
    schema: accountSchema,
    data: { ofNobody: 'the account of the installation' },
  },
  whatsappDays: {
    model: 'whatsappDay',
    schema: daySchema,
    data: { ofNobody: 'counts of a day' },
  },
});

declare module '../collections.js' {
  interface Models extends ModelsOf<typeof whatsappCollections> {}
}
