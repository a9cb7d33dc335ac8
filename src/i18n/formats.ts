import type { i18n } from 'i18next';

/** The formats that texts may name. */
export const formatNames = ['date', 'day', 'phone', 'money'];

/** Adds the formats that texts may name: `{{birthDate, date}}`. */
export function addFormats(instance: i18n, timeZone: string): void {
  const { formatter } = instance.services;
  const add = (name: string, format: (value: unknown, locale?: string) => string) =>
    formatter?.add(name, (value: unknown, locale) =>
      // A value that is missing stays missing: the text tells it.
      value === undefined ? (undefined as unknown as string) : format(value, locale),
    );
  add('date', (value, locale) => formatDate(value, locale, timeZone));
  add('day', (value, locale) => formatDate(value, locale, timeZone, true));
  add('phone', formatPhone);
  add('money', formatMoney);
}

/**
 * "17 Agustus 1990" of a calendar day (YYYY-MM-DD) or of a moment (ISO) in the zone.
 * @param withDay Puts the weekday before it: "Sabtu, 28 November 2026".
 */
export function formatDate(
  value: unknown,
  locale = 'id',
  timeZone = 'Asia/Jakarta',
  withDay = false,
): string {
  if (typeof value !== 'string') return '';
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  return dateFormat(locale, isDay ? 'UTC' : timeZone, withDay).format(new Date(value));
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to make: each is made once. */
function dateFormat(locale: string, timeZone: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${withDay}`;
  const found =
    dateFormats.get(key) ??
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...(withDay && { weekday: 'long' }),
      timeZone,
    });
  dateFormats.set(key, found);
  return found;
}

/** "0812-0000-1234" of an Indonesian number in E.164. */
export function formatPhone(value: unknown): string {
  if (typeof value !== 'string') return '';
  const national = value.replace(/^\+62/, '0');
  return national.replace(/^(\d{4})(\d{3,4})(\d+)$/, '$1-$2-$3');
}

/** "Rp1.500.000" of whole rupiah. */
export function formatMoney(value: unknown): string {
  return typeof value === 'number' ? `Rp${value.toLocaleString('id-ID')}` : '';
}
