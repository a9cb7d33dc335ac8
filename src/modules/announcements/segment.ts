import { z } from 'zod';
import { channelNames } from '../../ports/channel.js';
import { businessCategories, steps } from '../people/participant.js';

/** States of a step; `open` also stands for a step without a record. */
const stepStates = ['open', 'running', 'done', 'not-needed'] as const;

const some = <T extends z.ZodType>(item: T, what: string) =>
  z.array(item).min(1, `write at least one ${what}, or leave it out`).max(200, `at most 200`);

const days = z.int('write whole days').min(1, 'at least 1 day').max(3650, 'at most 3650 days');

/**
 * Who gets an announcement: people for whom everything that is named holds; within one list, any of
 * its values. An empty segment means everybody who may get announcements.
 */
export const segmentSchema = z.strictObject({
  /** Codes of kecamatan: `31.74.01`. */
  kecamatan: some(
    z.string().regex(/^\d\d\.\d\d\.\d\d$/, 'a kecamatan is written by its code, such as 31.74.01'),
    'kecamatan',
  ).optional(),
  /** `{ "P2": ["running", "done"] }`. */
  steps: z.partialRecord(z.enum(steps), some(z.enum(stepStates), 'state')).optional(),
  /** Id of a training that they are enrolled in. */
  training: z.string().min(1).max(100).optional(),
  /** Ids of coaches. */
  coaches: some(z.string().min(1).max(100), 'coach').optional(),
  /** Marks of the office: any of them. */
  tags: some(z.string().min(1).max(50), 'tag').optional(),
  /** Where the person is reached. */
  channels: some(z.enum(channelNames), 'channel').optional(),
  categories: some(z.enum(businessCategories), 'category').optional(),
  /** Wrote to us within so many days. */
  seenWithinDays: days.optional(),
  /** Did not write for so many days. */
  silentForDays: days.optional(),
});

export type Segment = z.infer<typeof segmentSchema>;

/** A segment that can not be read: says where, what was given and what is allowed. */
export class SegmentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SegmentError';
  }
}

/**
 * Reads a segment written as JSON.
 * @throws SegmentError naming the place
 */
export function readSegment(text: string): Segment {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SegmentError(`the segment is no JSON: ${placeOf(text)}`);
  }
  const parsed = segmentSchema.safeParse(json);
  if (!parsed.success)
    throw new SegmentError(`the segment: ${parsed.error.issues.map(told).join('; ')}`);
  return parsed.data;
}

/** Where the reading stopped, as line and column. */
function placeOf(text: string): string {
  if (text.trim() === '') return 'it is empty';
  // Node says the position only in some of its messages: the longest text that can still be completed ends there.
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (mayGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const before = text.slice(0, good).split('\n');
  const shown = text.slice(good, good + 20).split('\n')[0] ?? '';
  const column = (before.at(-1) ?? '').length + 1;
  return `line ${before.length}, column ${column}${shown ? `, at "${shown}"` : ', it ends too early'}`;
}

/** Whether a text is JSON as far as it goes. */
function mayGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    return /end of JSON|Unterminated string/.test(message) || Number(position) >= text.length;
  }
}

function told(issue: z.core.$ZodIssue): string {
  const place = issue.path.map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  if (issue.code === 'unrecognized_keys') {
    const allowed = Object.keys(segmentSchema.shape).join(', ');
    return `there is no ${issue.keys.map((key) => `"${key}"`).join(', ')}; allowed: ${allowed}`;
  }
  const where = place.join('').replace(/^\./, '');
  if (issue.code === 'invalid_value') {
    return `${where}: allowed are ${issue.values.map(String).join(', ')}`;
  }
  return where === '' ? issue.message : `${where}: ${issue.message}`;
}
