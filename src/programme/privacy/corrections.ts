import type { Vars } from '../../engine/types.js';
import type { Participant, Salutation } from '../participants/participant.js';

type Changes = Partial<Omit<Participant, 'id' | 'number'>>;

/** The fields of a participant that a correction flow's variables change. */
export function readCorrections(participant: Participant, vars: Vars): Changes {
  const { name, salutation, phone, kecamatan, kelurahan, businessName } = vars;
  const changes: Changes = {};
  if (typeof name === 'string') changes.name = name;
  if (typeof salutation === 'string') changes.salutation = salutation as Salutation;
  if (typeof phone === 'string') changes.phone = phone;
  if (isArea(kecamatan) && isOption(kelurahan)) {
    const { code, name: district, city } = kecamatan;
    changes.kecamatan = { code, name: district, city };
    changes.kelurahan = { code: kelurahan.id, name: kelurahan.label };
  }
  if (typeof businessName === 'string') changes.business = rename(participant, businessName);
  return changes;
}

const isArea = (value: unknown): value is { code: string; name: string; city: string } =>
  typeof value === 'object' && value !== null && 'code' in value && 'city' in value;

const isOption = (value: unknown): value is { id: string; label: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'label' in value;

const rename = ({ business }: Participant, name: string): Participant['business'] =>
  business.kind === 'business' ? { ...business, name } : { ...business, idea: name };
