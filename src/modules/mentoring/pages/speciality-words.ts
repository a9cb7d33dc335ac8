import { businessCategories } from '../../people/participant.js';
import type { DashboardParts } from '../../../web/dashboard/parts.js';
import type { PageLocale } from '../../../web/locale.js';

type NameOf = DashboardParts['categoryName'];

const isCategory = (one: string): boolean => businessCategories.some((id) => id === one);

/** What a coach knows well, as people read it: "Kuliner, P4". */
export const specialityWords = (
  specialities: readonly string[],
  lang: PageLocale,
  nameOf: NameOf,
): string => specialities.map((one) => (isCategory(one) ? nameOf(lang, one) : one)).join(', ');

/** What was typed, with fields of business by their ids where their words are known: "culinary, P4". */
export const readSpecialities = (text: string, lang: PageLocale, nameOf: NameOf): string =>
  text
    .split(',')
    .map((part) => part.trim())
    .map((part) => {
      const same = (id: string) => nameOf(lang, id).toLowerCase() === part.toLowerCase();
      return businessCategories.find(same) ?? part.replace(/^p([1-7])$/, 'P$1');
    })
    .join(', ');
