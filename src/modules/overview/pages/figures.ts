import { channelNames } from '../../../ports/channel.js';
import type { Formats } from '../../../web/dashboard/figures.js';
import type { DashboardParts } from '../../../web/dashboard/parts.js';
import { steps } from '../../people/participant.js';
import type { Overview as OverviewCounts, Row as ParticipantRow } from '../overview.js';

/** Share of a whole as a bar is drawn: 0 to 100, and as it is written. */
export function shareOf(part: number, whole: number, locale: string) {
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
