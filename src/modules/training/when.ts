/** Names of Indonesia's zones, as people write them behind a time. */
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** "Sabtu, 28 November 2026, 09.00-12.00 WIB"; over midnight with both days. */
export function sayWhen({ startsAt, endsAt }: Span, locale: string, timeZone: string): string {
  const zone = zoneNames[timeZone] ?? timeZone;
  const day = (at: Date) => format(locale, timeZone, 'day').format(at);
  const [first, last] = [day(startsAt), day(endsAt)];
  const start = `${first}, ${sayTime(startsAt, timeZone)}`;
  const end = first === last ? '' : ` ${last}, `;
  return `${start}${end ? ' -' : '-'}${end}${sayTime(endsAt, timeZone)} ${zone}`;
}

/** "Sab 28 Nov 09.00": for the label of a button. */
export function sayShort(at: Date, locale: string, timeZone: string): string {
  const day = format(locale, timeZone, 'short').format(at).replace(/,/g, '');
  return `${day} ${sayTime(at, timeZone)}`;
}

/** "09.00". */
export function sayTime(at: Date, timeZone: string): string {
  return format('en', timeZone, 'time').format(at).replace(':', '.');
}

/** The calendar day (YYYY-MM-DD) that a moment lies on. */
export const dayOf = (at: Date, timeZone: string): string =>
  format('iso', timeZone, 'iso').format(at);

const forms = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  iso: { year: 'numeric', month: '2-digit', day: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const known = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to make: each is made once. */
function format(locale: string, timeZone: string, form: keyof typeof forms): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${form}`;
  const language = locale === 'iso' ? 'sv-SE' : locale === 'en' ? 'en-GB' : 'id-ID';
  const found = known.get(key) ?? new Intl.DateTimeFormat(language, { ...forms[form], timeZone });
  known.set(key, found);
  return found;
}
