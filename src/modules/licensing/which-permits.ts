import type { PermitKind } from './permit.js';

/** What somebody says of what they make. */
export interface LicenceAnswers {
  makes: 'food' | 'goods' | 'service';
  /** Food only. */
  packaged?: boolean;
  /** Packaged food: more than the days of `limit.pirt_days` at room temperature. */
  keeps?: 'yes' | 'no' | 'unsure';
  /** Packaged food: made of. */
  contents?: 'milk' | 'meat' | 'fish' | 'none';
  /** Packaged food: where it is made. */
  place?: 'home' | 'elsewhere' | 'factory';
  /** Wants a brand name of their own. */
  brand: boolean;
}

/** Things to be said with the list, in this order. */
export const licenceNotes = ['fresh', 'short_life', 'unsure_keeps', 'meat_halal'] as const;
export type LicenceNote = (typeof licenceNotes)[number];

export interface Licences {
  permits: PermitKind[];
  notes: LicenceNote[];
}

/**
 * The permits that fit a business, in the order in which they are got. Everybody: NIB. Food and drink: halal.
 * Packaged food from a home kitchen that keeps for more than a week at room temperature and is not of milk, meat or
 * fish: SPP-IRT; packaged food that keeps but is none of that: BPOM. Who wants a brand name: merek.
 * Source: PP 28/2025 (NIB), BPOM's rules of the SPP-IRT, PP 42/2024 (halal). The figures are facts.
 */
export function whichPermits(answers: LicenceAnswers): Licences {
  const { makes, packaged, keeps, contents, brand } = answers;
  const food = makes === 'food';
  const edible = food && packaged === true ? foodPermit(answers) : undefined;
  const notes: Record<LicenceNote, boolean> = {
    fresh: food && packaged !== true,
    short_life: food && packaged === true && keeps === 'no',
    unsure_keeps: food && packaged === true && keeps === 'unsure',
    meat_halal: food && packaged === true && contents === 'meat',
  };
  return {
    permits: [
      'nib',
      ...(edible === 'pirt' ? (['pirt'] as const) : []),
      ...(food ? (['halal'] as const) : []),
      ...(edible === 'bpom' ? (['bpom'] as const) : []),
      ...(brand ? (['merek'] as const) : []),
    ],
    notes: licenceNotes.filter((note) => notes[note]),
  };
}

function foodPermit({ keeps, contents, place }: LicenceAnswers): PermitKind | undefined {
  if (keeps === 'no') return undefined;
  const simple = contents === 'none' && place === 'home';
  return simple ? 'pirt' : 'bpom';
}
