import { channelNames } from '../../ports/channel.js';
import { steps } from '../../programme/participants/participant.js';
import type { OverviewCounts, ParticipantRow } from './overview-source.js';
import type { DashboardParts } from './parts.js';

export interface Formats {
  locale: string;
  timeZone: string;
}

/** Share of a whole as a bar is drawn: 0 to 100, and as it is written. */
function shareOf(part: number, whole: number, locale: string) {
  const share = whole === 0 ? 0 : part / whole;
  const style = {
    style: 'percent',
    maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0,
  } as const;
  return {
    width: Math.round(share * 1000) / 10,
    percent: whole === 0 ? '–' : new Intl.NumberFormat(locale, style).format(share),
  };
}

/** A moment in full: date and time of day. */
export const momentOf = (at: Date, { locale, timeZone }: Formats): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

/** A day, YYYY-MM-DD, in full. */
export const dayNameOf = (day: string, { locale }: Pick<Formats, 'locale'>): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The counts as the page shows them. */
export function figuresOf(counts: OverviewCounts, { locale }: Formats) {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const { registered } = counts;
  return {
    registered: number(registered),
    today: number(counts.today),
    week: number(counts.week),
    unfinished: number(counts.unfinished),
    unfinishedAgreed: number(counts.unfinishedAgreed),
    steps: steps.map((step) => ({
      ...{ step, done: number(counts.done[step]) },
      ...shareOf(counts.done[step], registered, locale),
    })),
    // The terminal is for trying out: shown only when somebody did.
    channels: channelNames
      .filter((name) => name !== 'terminal' || counts.channels.terminal > 0)
      .map((name) => ({
        ...{ name, count: number(counts.channels[name]) },
        ...shareOf(counts.channels[name], registered, locale),
      })),
  };
}

/** Rows of the table as they are shown. */
export function rowsOf(
  rows: ParticipantRow[],
  { locale, timeZone }: Formats,
  categoryName: DashboardParts['categoryName'],
  lang: string,
) {
  const day = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return rows.map(({ number, name, kecamatan, business, registeredAt }) => ({
    ...{ number, name, kecamatan: kecamatan.name, city: kecamatan.city },
    kind: business.kind,
    business: business.kind === 'business' ? business.name : business.idea,
    category: business.categoryOther ?? categoryName(lang, business.category),
    at: registeredAt.toISOString(),
    registeredAt: day.format(registeredAt),
  }));
}
