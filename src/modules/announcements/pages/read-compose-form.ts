import type { BroadcastButton } from '../broadcast.js';
import { buttonIdOf } from '../compose.js';
import { readSegment, type Segment } from '../segment.js';
import { steps } from '../../people/participant.js';
import { momentOf } from '../../../i18n/local-time.js';

/** Fields of the posted form: texts, or lists where something was picked several times. */
export type Fields = Record<string, string | string[] | undefined>;

const one = (fields: Fields, name: string): string => {
  const value = fields[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
};

const many = (fields: Fields, name: string): string[] => {
  const value = fields[name];
  return (Array.isArray(value) ? value : [value ?? '']).map((text) => text.trim()).filter(Boolean);
};

/**
 * Reads what was composed in the form.
 * @throws SegmentError for a segment that can not be
 */
export function readComposeForm(fields: Fields): {
  text: Record<string, string>;
  buttons: BroadcastButton[];
  segment: Segment;
} {
  const english = one(fields, 'text_en');
  const buttons = ['button_1', 'button_2', 'button_3'].flatMap((name, index) => {
    const label = one(fields, name);
    return label === '' ? [] : [{ id: buttonIdOf(label, index), label: { id: label } }];
  });
  return {
    text: { id: clean(fields, 'text'), ...(english !== '' && { en: clean(fields, 'text_en') }) },
    buttons,
    segment: readSegment(JSON.stringify(segmentOf(fields))),
  };
}

/** Line ends of forms are CR LF. */
const clean = (fields: Fields, name: string): string => one(fields, name).replace(/\r\n?/g, '\n');

function segmentOf(fields: Fields): Record<string, unknown> {
  const step = one(fields, 'step');
  const states = many(fields, 'step_state');
  const stated = (steps as readonly string[]).includes(step) && states.length > 0;
  const lists = {
    kecamatan: 'kecamatan',
    coaches: 'coach',
    categories: 'category',
    channels: 'channel',
  };
  const picked = Object.entries(lists).flatMap(([key, name]) => {
    const values = many(fields, name);
    return values.length > 0 ? [[key, values] as const] : [];
  });
  const tags = one(fields, 'tags')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
  const days = (name: string) => {
    const typed = one(fields, name);
    return typed === '' ? {} : { [name]: Number(typed) };
  };
  return {
    ...Object.fromEntries(picked),
    ...(stated && { steps: { [step]: states } }),
    ...(one(fields, 'training') !== '' && { training: one(fields, 'training') }),
    ...(tags.length > 0 && { tags }),
    ...days('seenWithinDays'),
    ...days('silentForDays'),
  };
}

/**
 * Reads `2026-12-01T09:00`, as the field for date and time gives it, in a time zone.
 * @returns undefined for an empty field; `invalid` for anything else that is no time
 */
export function readMoment(typed: string, timeZone: string): Date | 'invalid' | undefined {
  if (typed === '') return undefined;
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(typed) ?? [];
  if (date === undefined || time === undefined) return 'invalid';
  if (Number.isNaN(Date.parse(`${date}T${time}:00Z`))) return 'invalid';
  return momentOf(date, time, timeZone);
}

export const readText = one;
