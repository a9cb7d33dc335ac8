import { isDeepStrictEqual } from 'node:util';
import type { Vars } from '../../engine/types.js';
import type { Participant, Salutation } from '../people/participant.js';

type Changes = Partial<Omit<Participant, 'id' | 'number'>>;

/** What may be corrected, by the name that the flow gives it; nothing where the answer is missing. */
const corrections: Record<string, (participant: Participant, vars: Vars) => Changes> = {
  name: (_, { name }) => (typeof name === 'string' ? { name } : {}),
  salutation: (_, { salutation }) =>
    typeof salutation === 'string' ? { salutation: salutation as Salutation } : {},
  phone: (_, { phone }) => (typeof phone === 'string' ? { phone } : {}),
  place: (_, { kecamatan, kelurahan }) => {
    if (!isArea(kecamatan) || !isOption(kelurahan)) return {};
    const { code, name, city } = kecamatan;
    return {
      kecamatan: { code, name, city },
      kelurahan: { code: kelurahan.id, name: kelurahan.label },
    };
  },
  business: ({ business }, { businessName: name }) => {
    if (typeof name !== 'string') return {};
    return {
      business: business.kind === 'business' ? { ...business, name } : { ...business, idea: name },
    };
  },
};

/**
 * What an answer changes of a participant as it is kept now: only of the field that was asked for, and only
 * where it differs.
 * @throws Error when the flow names a field that can not be corrected
 */
export function readCorrection(participant: Participant, field: unknown, vars: Vars): Changes {
  const read = typeof field === 'string' ? corrections[field] : undefined;
  if (!read) throw new Error(`there is no correction of "${String(field)}"`);
  const changed = Object.entries(read(participant, vars)).filter(
    ([key, value]) => !isDeepStrictEqual(participant[key as keyof Participant], value),
  );
  return Object.fromEntries(changed);
}

const isArea = (value: unknown): value is { code: string; name: string; city: string } =>
  typeof value === 'object' && value !== null && 'code' in value && 'city' in value;

const isOption = (value: unknown): value is { id: string; label: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'label' in value;
