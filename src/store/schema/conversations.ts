import mongoose from 'mongoose';
import { defineCollections, type ModelsOf } from '../collections.js';
import { ofContacts, underContacts } from '../personal.js';
import { options } from './document-options.js';

const { Mixed } = mongoose.Schema.Types;

const sessionSchema = new mongoose.Schema(
  {
    _id: String,
    channel: String,
    address: String,
    rev: Number,
    conversation: Mixed,
    recent: [String],
    buttonsRef: String,
    outbox: Mixed,
    /** When the sweep looks at the outbox; absent while it is empty. */
    outboxAt: Date,
    lastInboundAt: Date,
    unreachable: Boolean,
  },
  options,
)
  .index({ outboxAt: 1, _id: 1 })
  // Registrations that are under way or broken off; these keys change only when a flow begins or ends.
  .index({ 'conversation.frames.flow': 1 })
  // For the retention, that looks for those who decided nothing: `lastInboundAt` would be written every turn.
  .index({ 'conversation.person.consented': 1 })
  .index({ 'conversation.parked.registration.flow': 1 });

const messageSchema = new mongoose.Schema(
  {
    _id: String,
    contactId: String,
    direction: String,
    at: Date,
    text: String,
    choices: Mixed,
    request: String,
    file: Mixed,
    state: String,
    platformRef: String,
    /** How far it came: sent, delivered, read, failed. */
    ack: String,
  },
  options,
).index({ contactId: 1, at: 1, _id: 1 });

const failureSchema = new mongoose.Schema(
  {
    _id: String,
    contactId: String,
    count: Number,
    /** When it failed first. */
    at: { type: Date, default: Date.now },
  },
  options,
)
  .index({ contactId: 1 })
  .index({ at: 1 });

export const conversationCollections = defineCollections({
  sessions: {
    model: 'session',
    schema: sessionSchema,
    data: underContacts(270, {
      notShown: 'the state of the conversation, whose messages are shown',
    }),
  },
  messages: {
    model: 'message',
    schema: messageSchema,
    data: ofContacts(220),
  },
  failures: {
    model: 'failure',
    schema: failureSchema,
    data: ofContacts(210, { notShown: 'counts of failed turns' }),
  },
});

declare module '../collections.js' {
  interface Models extends ModelsOf<typeof conversationCollections> {}
}
