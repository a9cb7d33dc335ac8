import { z } from 'zod';
import type { Input } from '../../engine/types.js';
import { Failure } from '../failure.js';

export const MAX_TEXT = 10_000;

/** Given by the page, a UUID as a rule: a retry carries the same one, so that nothing doubles. */
export const postId = z.string().regex(/^[\w-]{8,58}$/);

const id = postId;

/** The token of a link that leads here: `/chat?start=<token>`. */
export const linkToken = z.string().regex(/^[\w-]{16,64}$/);

// A form sends everything as text, and an absent field as an empty one.
const schema = z.union([
  z.object({ id, start: z.literal(['1', 1, true]), payload: linkToken.optional() }),
  z.object({
    id,
    question: z.coerce.number().int().min(0),
    choice: z.string().min(1).max(64),
  }),
  z.object({
    id,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  z.object({ id, text: z.string() }),
]);

/**
 * Reads the body of a posted message.
 * @throws Failure 400 for what is no message, 413 for one that is too long
 */
export function readPost(body: unknown): { id: string; input: Input } {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Failure(400, 'invalid', 'error.invalid');
  const post = parsed.data;
  if ('start' in post) {
    const { payload } = post;
    return { id: startId(post.id), input: { type: 'start', ...(payload && { payload }) } };
  }
  if ('choice' in post) {
    return { id: post.id, input: { type: 'choice', question: post.question, choice: post.choice } };
  }
  if ('latitude' in post) {
    const { latitude, longitude } = post;
    return { id: post.id, input: { type: 'location', latitude, longitude } };
  }
  return { id: post.id, input: { type: 'text', text: readText(post.text) } };
}

/** Marks a start by its id, so that pages can leave it out: nobody said anything. */
export const startId = (id: string): string => (id.startsWith(START) ? id : `${START}${id}`);
export const START = 'start-';

function readText(raw: string): string {
  // Forms end lines with CRLF; other control characters have no place in a message.
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim();
  if (text === '') throw new Failure(400, 'empty', 'error.invalid');
  if (text.length > MAX_TEXT) {
    throw new Failure(413, 'too-long', 'error.tooLong', { values: { max: '10.000' } });
  }
  return text;
}
