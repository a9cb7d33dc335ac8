import type { Participant } from '../../programme/participants/participant.js';
import type { Broadcast } from './broadcast.js';
import { fillIn, type Filling } from './compose.js';

/** The words for how somebody is addressed, by salutation: `kak` -> `{ sapa: 'Kak', sapaan: 'Kakak' }`. */
export type Address = (locale: string, salutation: string) => { sapa: string; sapaan: string };

/**
 * The text of an announcement as one person reads it.
 * @param guard Keeps signs of a value from being read as marks of bold.
 */
export function textFor(
  { text }: Pick<Broadcast, 'text'>,
  { name, salutation, number, kecamatan, business }: Participant,
  locale: string,
  address: Address,
  guard: (value: string) => string = (value) => value,
): string {
  const filling: Filling = {
    ...address(locale, salutation),
    name: guard(name),
    number,
    kecamatan: guard(kecamatan.name),
    business: guard(business.kind === 'business' ? business.name : business.idea),
  };
  return fillIn(text[locale] ?? text.id ?? '', filling);
}
