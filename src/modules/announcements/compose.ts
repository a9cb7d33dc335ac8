import type { Capabilities } from '../../ports/channel.js';
import { closeHoles, hole } from '../../ports/unfilled.js';
import type { Broadcast, BroadcastButton } from './broadcast.js';

/** What texts of announcements may name: each is known of every participant. */
export const placeholders = ['name', 'sapa', 'sapaan', 'number', 'kecamatan', 'business'] as const;
export type Placeholder = (typeof placeholders)[number];

export type Filling = Record<Placeholder, string>;

const longestLabel = 20;
const mostButtons = 3;

/** A fault of what was composed. `what` names the words (`broadcast.fault.<what>`), `given` is shown in them. */
export interface ComposeFault {
  field: 'text' | 'buttons' | 'file' | 'at' | 'segment';
  what: string;
  given?: Record<string, string | number>;
}

/** `{name}`, as it is taught; `{{name}}`; and braces that are not closed. */
const naming = /\{\{\s*([^{}]*?)\s*\}\}|\{\s*([^{}\s]*)\s*\}|\{\{/g;

/** How placeholders are written, in lists of what there is. */
export const taughtPlaceholders: string[] = placeholders.map((name) => `{${name}}`);

/** The text with its placeholders filled in; one that there is not is left out. */
export const fillIn = (text: string, filling: Filling): string =>
  closeHoles(
    text.replaceAll(naming, (_, double?: string, single?: string) => {
      const name = double ?? single ?? '';
      return Object.hasOwn(filling, name) ? filling[name as Placeholder] : hole;
    }),
  );

/** The text with its placeholders as they are taught, for those who wrote it. */
export const withTaughtPlaceholders = (text: string): string =>
  text.replaceAll(naming, (_, double?: string, single?: string) => `{${double ?? single ?? ''}}`);

/** Placeholders of a text that there are not. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(naming)]
    .map(([, double, single = '']) => double ?? single)
    .filter((name) => !(placeholders as readonly string[]).includes(name));

/** Longest values, so that a text that fits for one fits for all. */
const longest: Filling = {
  name: 'x'.repeat(80),
  sapa: 'x'.repeat(6),
  sapaan: 'x'.repeat(7),
  number: 'PAS-31.74.01-000123',
  kecamatan: 'x'.repeat(25),
  business: 'x'.repeat(80),
};

/** An id for a button out of its label: `Saya minat!` -> `saya_minat`. */
export const buttonIdOf = (label: string, index: number): string =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 20) || `button_${index + 1}`;

/** Everything that is wrong with an announcement; empty when it can be sent. */
export function faultsOf(
  { text, buttons, file, at }: Pick<Broadcast, 'text' | 'buttons' | 'file' | 'at'>,
  now: Date,
  limits: { channel: string; maxLength: number; maxCaption: number }[],
): ComposeFault[] {
  return [
    ...Object.entries(text).flatMap(([locale, one]) =>
      textFaults(locale, one, file !== undefined, limits),
    ),
    ...(text.id === undefined || text.id.trim() === ''
      ? [{ field: 'text', what: 'missing', given: { locale: 'id' } } as const]
      : []),
    ...buttonFaults(buttons),
    ...(at !== undefined && at <= now
      ? [{ field: 'at', what: 'past', given: { at: at.toISOString() } } as const]
      : []),
  ];
}

function textFaults(
  locale: string,
  text: string,
  withFile: boolean,
  limits: { channel: string; maxLength: number; maxCaption: number }[],
): ComposeFault[] {
  const unknown = unknownPlaceholders(text);
  const length = fillIn(text, longest).length;
  const over = limits.find(
    ({ maxLength, maxCaption }) => length > (withFile ? maxCaption : maxLength),
  );
  const most = over && (withFile ? over.maxCaption : over.maxLength);
  return [
    ...unknown.map((name): ComposeFault => ({
      field: 'text',
      what: 'placeholder',
      given: { locale, name: `{${name}}`, allowed: taughtPlaceholders.join(', ') },
    })),
    ...(over && most !== undefined
      ? [
          {
            field: 'text',
            what: 'too_long',
            given: { locale, length, max: most, channel: over.channel },
          } as const,
        ]
      : []),
  ];
}

function buttonFaults(buttons: BroadcastButton[]): ComposeFault[] {
  if (buttons.length > mostButtons)
    return [
      { field: 'buttons', what: 'too_many', given: { count: buttons.length, max: mostButtons } },
    ];
  const ids = buttons.map(({ id }) => id);
  const labels = buttons.flatMap(({ label }) => Object.values(label));
  const long = labels.find((label) => label.length > longestLabel);
  // Where there are no buttons it is typed: a number would answer the list that is open.
  const numbered = labels.find((label) => /^\W*\d/.test(label));
  const named = labels.flatMap((label) => [...label.matchAll(naming)].map(([found]) => found));
  return [
    ...(new Set(ids).size < ids.length ? [{ field: 'buttons', what: 'twice' } as const] : []),
    ...(labels.some((label) => label.trim() === '')
      ? [{ field: 'buttons', what: 'empty' } as const]
      : []),
    ...(numbered !== undefined
      ? [{ field: 'buttons', what: 'number', given: { label: numbered } } as const]
      : []),
    ...(named.length > 0 ? [{ field: 'buttons', what: 'placeholder' } as const] : []),
    ...(long !== undefined
      ? [{ field: 'buttons', what: 'label', given: { label: long, max: longestLabel } } as const]
      : []),
  ];
}

/** What a channel takes, for `faultsOf`. */
export const limitsOf = (
  channel: string,
  { maxLength }: Pick<Capabilities, 'maxLength'>,
  maxCaption = 1024,
): { channel: string; maxLength: number; maxCaption: number } => ({
  channel,
  maxLength,
  maxCaption,
});
