import { writeClock, wallClockAt } from '../../../i18n/local-time.js';
import type { Broadcast } from '../broadcast.js';
import { type ComposeFault, withTaughtPlaceholders } from '../compose.js';
import type { Reach } from '../list-recipients.js';
import type { Progress } from '../manage.js';
import type { AnnounceParts } from './parts.js';

/** Every fault in a sentence, with what was given and what is allowed. */
export const tellFaults = (
  parts: Pick<AnnounceParts, 'say' | 'timeZone'>,
  locale: string,
  faults: readonly ComposeFault[],
): string =>
  faults
    .map(({ field, what, given = {} }) => {
      const at = typeof given.at === 'string' && tellMoment(parts, locale, new Date(given.at));
      const { channel } = given;
      const named = channel !== undefined && parts.say(locale, `dashboard:channels.${channel}`);
      const values = { ...given, ...(at && { at }), ...(named && { channel: named }) };
      const told = parts.say(locale, `broadcast:fault.${field}_${what}`, values);
      return told.charAt(0).toUpperCase() + told.slice(1);
    })
    .join('\n');

/** `Selasa, 1 Desember 2026, 09.00 WIB`. */
export const tellMoment = (
  { say, timeZone }: Pick<AnnounceParts, 'say' | 'timeZone'>,
  locale: string,
  at: Date,
): string =>
  say(locale, 'admin-lines:moment', {
    day: wallClockAt(at, timeZone).date,
    clock: writeClock(at, timeZone),
  });

/** "12 orang (Telegram 10, WhatsApp 2). Tidak menerima: minta berhenti (STOP) 1." */
export function tellReach(
  { say }: Pick<AnnounceParts, 'say'>,
  locale: string,
  { recipients, channels, skipped }: Reach,
): string {
  const list = (counts: [string, number][], namespace: string) =>
    counts.map(([name, count]) => `${say(locale, `${namespace}.${name}`)} ${count}`).join(', ');
  const without = list(Object.entries(skipped), 'broadcast:why');
  const line = say(locale, 'admin-lines:reach', {
    count: recipients,
    channels: list(Object.entries(channels), 'dashboard:channels'),
  });
  return without === '' ? line : `${line} ${say(locale, 'admin-lines:without', { list: without })}`;
}

/** The first line, cut to what fits into a list. */
export function excerptOf({ text }: Pick<Broadcast, 'text'>, most = 40): string {
  const [line = ''] = withTaughtPlaceholders(text.id ?? '').split('\n');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** State, when, how far, and what was answered. */
export function tellProgress(
  parts: Pick<AnnounceParts, 'say' | 'timeZone'>,
  locale: string,
  { broadcast, counts, answers }: Progress,
): string {
  const { say } = parts;
  const state = say(locale, `broadcast:state.${broadcast.state}`);
  const at = broadcast.at && tellMoment(parts, locale, broadcast.at);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { sent, failed, skipped, ambiguous } = counts;
  const labels = new Map(broadcast.buttons.map(({ id, label }) => [id, label.id ?? id]));
  const answered = Object.entries(answers).map(
    ([button, count]) => `${labels.get(button) ?? button} ${count}`,
  );
  return [
    at === undefined ? state : `${state} · ${at}`,
    ...(all > 0 ? [say(locale, 'admin-lines:progress', { all, sent, failed, skipped })] : []),
    ...(ambiguous > 0 ? [say(locale, 'admin-lines:ambiguous', { count: ambiguous })] : []),
    ...(answered.length > 0
      ? [say(locale, 'admin-lines:answers', { list: answered.join(', ') })]
      : []),
  ].join('\n');
}
