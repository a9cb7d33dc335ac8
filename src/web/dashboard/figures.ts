export interface Formats {
  locale: string;
  timeZone: string;
}

/** A moment in full: date and time of day. */
export const momentOf = (at: Date, { locale, timeZone }: Formats): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);

/** A day, YYYY-MM-DD, in full. */
export const dayNameOf = (day: string, { locale }: Pick<Formats, 'locale'>): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
