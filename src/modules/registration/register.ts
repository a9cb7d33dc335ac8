import { createHash } from 'node:crypto';
import type { Vars } from '../../engine/types.js';
import type { Area, Business, Participant, Salutation } from '../people/participant.js';
import type { Consent } from '../../ports/contact.js';
import type { Sealed } from '../../ports/sealed.js';
import type { ParticipantStore } from '../people/ports.js';

/** `PAS-31.74.01-000123`: the kecamatan's code and a running number within it. */
export const registrationNumber = (kecamatanCode: string, serial: number): string =>
  `PAS-${kecamatanCode}-${String(serial).padStart(6, '0')}`;

/**
 * The id a person gets when registering from a contact. The same for the same person and contact, so
 * that a registration that is run twice registers once.
 */
export const participantId = (identity: string, contactId: string): string =>
  createHash('sha256').update(`${identity} ${contactId}`).digest('base64url').slice(0, 16);

/** What registration asked, put together; undefined when an answer is missing. */
export function readAnswers(
  vars: Vars,
): Omit<Participant, 'id' | 'number' | 'consent' | 'steps' | 'registeredAt'> | undefined {
  const business = readBusiness(vars);
  const { name, nik, salutation, birthDate, phone, kecamatan, kelurahan, gender } = vars;
  if (
    !name ||
    !nik ||
    !salutation ||
    !birthDate ||
    !phone ||
    !kecamatan ||
    !kelurahan ||
    !business
  ) {
    return undefined;
  }
  return {
    name: name as string,
    nik: nik as unknown as Sealed,
    salutation: salutation as Salutation,
    birthDate: birthDate as string,
    phone: phone as string,
    kecamatan: readArea(kecamatan as Vars) as Area & { city: string },
    kelurahan: readArea(kelurahan as Vars),
    business,
    ...(gender ? { gender: gender as 'female' | 'male' } : {}),
  };
}

/** An area as a parser gives it ({code, name, city}) or as a list does ({id, label}). */
function readArea(area: Vars): Area {
  const { code, name, id, label, city } = area;
  return {
    code: (code ?? id) as string,
    name: (name ?? label) as string,
    ...(city ? { city: city as string } : {}),
  };
}

function readBusiness(vars: Vars): Business | undefined {
  const { businessKind: kind, category, categoryOther, businessName, since, idea } = vars;
  if (typeof category !== 'string') return undefined;
  const other = category === 'other' && typeof categoryOther === 'string' ? { categoryOther } : {};
  if (kind === 'business' && typeof businessName === 'string' && typeof since === 'string') {
    return { kind, category, ...other, name: businessName, since };
  }
  if (kind === 'idea' && typeof idea === 'string') return { kind, category, ...other, idea };
  return undefined;
}

export type Registration =
  { outcome: 'registered'; participant: Participant } | { outcome: 'taken' };

/**
 * Registers a person: takes the identity, then a number, then writes the participant. Run again after
 * a crash at any point it ends with one participant, at worst with a number left out.
 * @param by who says that they are registered, for the record of step P1
 */
export async function register(
  store: ParticipantStore,
  answers: NonNullable<ReturnType<typeof readAnswers>>,
  identity: string,
  contactId: string,
  consent: Consent,
  now: Date,
  by = 'chat',
): Promise<Registration> {
  const id = participantId(identity, contactId);
  const owner = await store.claimIdentity(identity, id);
  if (owner !== id) return { outcome: 'taken' };
  const existing = await store.find(id);
  if (existing) return { outcome: 'registered', participant: existing };
  const serial = await store.nextNumber(`registration:${answers.kecamatan.code}`);
  const participant = await store.create({
    ...answers,
    id,
    number: registrationNumber(answers.kecamatan.code, serial),
    consent,
    steps: { P1: { state: 'done', at: now, by } },
    registeredAt: now,
  });
  return { outcome: 'registered', participant };
}
