import type { Words } from '../../i18n/words.js';
import type { Wording } from './fill-for.js';

/** What texts of announcements are filled in with, out of the locales. */
export const wordingOf = (words: Words): Wording => ({
  address: (locale, salutation) => ({
    sapa: words.say(locale, `common:sapa.${salutation}`),
    sapaan: words.say(locale, `common:sapaan.${salutation}`),
  }),
  unfilled: words.unfilled,
});
