import { z } from 'zod';

/**
 * What the process that owns the browser and the rest of PASti say to each other. Both sides read what
 * comes in with these schemas: a message that does not fit is a fault of ours, and is logged.
 */

const id = z.number().int();
const chat = z.string().min(3);

/** A message as WhatsApp Web has it, cut down to what is used. */
export const rawMessageSchema = z.object({
  /** Serialised id, by which the library finds it again: `false_62812...@c.us_3EB0...`. */
  ref: z.string(),
  /** Unique within the chat. */
  id: z.string(),
  from: chat,
  type: z.string(),
  body: z.string(),
  /** Seconds since 1970. */
  at: z.number(),
  status: z.boolean(),
  name: z.string().optional(),
  caption: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  vcards: z.array(z.string()).optional(),
  mime: z.string().optional(),
  fileName: z.string().optional(),
  size: z.number().optional(),
});
export type RawMessage = z.infer<typeof rawMessageSchema>;

export const startSchema = z.object({
  type: z.literal('start'),
  browser: z.string(),
  /** Where the session lives. */
  dataPath: z.string(),
  /** A version of WhatsApp Web whose page is kept in `versionsPath`. */
  webVersion: z.string().optional(),
  versionsPath: z.string(),
  /** Only where the browser can not run otherwise. */
  noSandbox: z.boolean(),
  /** To the page of WhatsApp, and for one call into it. */
  startMs: z.number(),
  callMs: z.number(),
});
export type StartOrder = z.infer<typeof startSchema>;

export const orderSchema = z.discriminatedUnion('type', [
  startSchema,
  z.object({
    type: z.literal('send'),
    id,
    to: chat,
    text: z.string(),
    file: z.object({ name: z.string(), mime: z.string(), base64: z.string() }).optional(),
    /** How long "typing..." is shown first. */
    typingMs: z.number(),
  }),
  z.object({ type: z.literal('seen'), to: chat }),
  z.object({ type: z.literal('resolve'), id, of: chat }),
  z.object({ type: z.literal('download'), id, ref: z.string() }),
  z.object({ type: z.literal('pair'), id, phone: z.string().regex(/^\d{8,15}$/) }),
  z.object({ type: z.literal('logout'), id }),
  /** Messages of these chats that came after a moment (seconds). */
  z.object({
    type: z.literal('gap'),
    chats: z.array(z.object({ id: chat, after: z.number(), limit: z.number() })),
  }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('stop') }),
]);
export type Order = z.infer<typeof orderSchema>;

/** Why the owner gave up; the supervisor starts a new one, sooner or later. */
export const failureKinds = [
  'no-browser', // it can not be started
  'no-network', // WhatsApp can not be reached
  'session', // what is kept of the session can not be used
  'browser-gone', // it was killed or crashed
  'hung', // the page does not answer
  'logged-out', // the phone unlinked us
  'conflict', // WhatsApp Web is open elsewhere with this session
  'refused', // WhatsApp turned the account away
  'broken', // anything else
] as const;
export type FailureKind = (typeof failureKinds)[number];

export const reportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('up') }),
  z.object({ type: z.literal('qr'), qr: z.string() }),
  z.object({ type: z.literal('code'), code: z.string() }),
  z.object({ type: z.literal('authenticated') }),
  z.object({ type: z.literal('ready'), me: z.string() }),
  /** WhatsApp Web's own word for its connection. */
  z.object({ type: z.literal('connection'), state: z.string() }),
  /** Chats of people in which something waits, or was said lately. */
  z.object({
    type: z.literal('chats'),
    chats: z.array(z.object({ id: chat, unread: z.number(), at: z.number() })),
  }),
  z.object({ type: z.literal('message'), message: rawMessageSchema, late: z.boolean() }),
  z.object({ type: z.literal('edited'), message: rawMessageSchema }),
  z.object({ type: z.literal('call'), from: chat }),
  z.object({ type: z.literal('ack'), chat, ref: z.string(), ack: z.number() }),
  z.object({ type: z.literal('renamed'), from: chat, to: chat }),
  z.object({ type: z.literal('done'), id, value: z.unknown() }),
  z.object({
    type: z.literal('undone'),
    id,
    message: z.string(),
    /** The page was told to send: nobody knows whether it did. False: it was not. */
    unsure: z.boolean(),
  }),
  z.object({ type: z.literal('pong'), state: z.string(), memoryMb: z.number().optional() }),
  z.object({ type: z.literal('failed'), kind: z.enum(failureKinds), message: z.string() }),
  z.object({
    type: z.literal('log'),
    level: z.enum(['debug', 'info', 'warn', 'error']),
    text: z.string(),
  }),
]);
export type Report = z.infer<typeof reportSchema>;

export const identitySchema = z.object({ lid: chat.optional(), pn: chat.optional() });
export const downloadSchema = z.object({
  mime: z.string(),
  name: z.string().optional(),
  base64: z.string(),
});
export const sentSchema = z.object({ ref: z.string() });
