import { checkBazaar, type Bazaar } from './bazaar.js';
import { changeShop, type MarketingParts } from './parts.js';
import type { Audit } from '../../ports/audit.js';
import { dayOf } from '../../i18n/local-time.js';
import { tellParticipants, type TellingParts } from '../people/tell-participant.js';

export type TypedBazaar = Pick<
  Bazaar,
  'name' | 'place' | 'startsOn' | 'endsOn' | 'deadline' | 'quota'
>;

/** A bazaar with the names of those who have a table. */
export interface BazaarRow {
  bazaar: Bazaar;
  people: { id: string; name: string; number: string; attended: boolean }[];
}

/** The office's side of bazaars. */
export interface BazaarDesk {
  list(): Promise<BazaarRow[]>;
  /** @returns the fields that are wrong; none: it is created */
  create(typed: TypedBazaar, by: string, now: Date): Promise<string[]>;
  /** Calls it off; unless it is over, whoever has a table is told. */
  cancel(id: string, by: string, now: Date): Promise<boolean>;
  /** Notes that somebody was there, which can complete step P5. */
  attend(id: string, participantId: string, by: string, now: Date): Promise<boolean>;
}

export interface BazaarDeskParts
  extends
    Pick<MarketingParts, 'bazaars' | 'shops' | 'steps' | 'participants' | 'timeZone'>,
    Pick<TellingParts, 'contacts' | 'tellByDay'> {
  audit: Audit;
}

/** Most bazaars on the page. */
const most = 50;

export function bazaarDesk(parts: BazaarDeskParts): BazaarDesk {
  const { bazaars, participants, audit } = parts;
  return {
    async list() {
      const found = await bazaars.list(most);
      return Promise.all(
        found.map(async (bazaar) => {
          const people = await Promise.all(bazaar.people.map((id) => participants.find(id)));
          const rows = people.flatMap((one) => (one ? [one] : []));
          return {
            bazaar,
            people: rows.map(({ id, name, number }) => ({
              ...{ id, name, number },
              attended: bazaar.attended.includes(id),
            })),
          };
        }),
      );
    },
    async create(typed, by, now) {
      const faults = checkBazaar(typed);
      if (faults.length > 0) return faults;
      const name = { ...typed, name: typed.name.trim(), place: typed.place.trim() };
      const id = idOf(name);
      const made = {
        state: 'open',
        people: [],
        attended: [],
        createdAt: now,
        createdBy: by,
      } as const;
      await bazaars.create({ ...name, ...made, id, people: [], attended: [] });
      await audit({ id: `bazaar:${id}`, action: 'created bazaar', subject: id, by, at: now });
      return [];
    },
    async cancel(id, by, now) {
      if (!(await bazaars.cancel(id))) return false;
      const subject = { action: 'cancelled bazaar', subject: id };
      await audit({ id: `bazaar:${id}:cancel`, ...subject, by, at: now });
      await tellCancelled(parts, id, now);
      return true;
    },
    async attend(id, participantId, by, now) {
      if (!(await bazaars.attend(id, participantId))) return false;
      await changeShop(parts, participantId, now, ({ attended = [] }) =>
        attended.includes(id) ? undefined : { attended: [...attended, id] },
      );
      await audit({
        id: `bazaar:${id}:attend:${participantId}`,
        ...{ action: `saw at bazaar ${id}`, subject: participantId, by, at: now },
      });
      return true;
    },
  };
}

async function tellCancelled(parts: BazaarDeskParts, id: string, now: Date): Promise<void> {
  const bazaar = await parts.bazaars.find(id);
  if (!bazaar || bazaar.endsOn < dayOf(now, parts.timeZone)) return;
  const { name, startsOn, place, people } = bazaar;
  await tellParticipants(parts, people, {
    key: `bazaar-${id}-cancelled`,
    text: 'bazaars:told.cancelled',
    values: () => ({ name, startsOn, place }),
  });
}

/** The same bazaar on the same day is the same: a form that is sent twice makes one. */
const idOf = ({ name, startsOn }: TypedBazaar): string =>
  `${startsOn}-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 60).replace(/-+$/, '');
