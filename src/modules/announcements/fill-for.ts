import type { ReportUnfilled } from '../../ports/unfilled.js';
import type { Participant } from '../people/participant.js';
import type { Broadcast } from './broadcast.js';
import { fillIn, type Filling, unknownPlaceholders } from './compose.js';

/** What texts of announcements are filled in with. */
export interface Wording {
  /** The words for how somebody is addressed, by salutation: `kak` -> `{ sapa: 'Kak', sapaan: 'Kakak' }`. */
  address: (locale: string, salutation: string) => { sapa: string; sapaan: string };
  /** Told where a text names what there is not; the text goes out without it. */
  unfilled: ReportUnfilled;
}

/** Stands for what is different for everybody, where there is nobody yet. */
const anybody = { name: '…', number: '…', kecamatan: '…', business: '…' };

/**
 * The text of an announcement as one person reads it.
 * @param participant Undefined: there is nobody yet whom it goes to.
 */
export function textFor(
  { text, id }: Pick<Broadcast, 'text'> & { id?: string },
  participant: Participant | undefined,
  locale: string,
  { address, unfilled }: Wording,
): string {
  const written = text[locale] ?? text.id ?? '';
  if (unknownPlaceholders(written).length > 0)
    unfilled({ at: 'announcement', key: id ?? 'draft', names: [] });
  return fillIn(written, {
    ...address(locale, participant?.salutation ?? 'kak'),
    ...(participant ? fillingOf(participant) : anybody),
  });
}

const fillingOf = ({
  name,
  number,
  kecamatan,
  business,
}: Participant): Omit<Filling, 'sapa' | 'sapaan'> => ({
  name,
  number,
  kecamatan: kecamatan.name,
  business: business.kind === 'business' ? business.name : business.idea,
});
