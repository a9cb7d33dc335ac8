import type { Salutation } from '../../people/participant.js';
import type { MentoringParts } from '../parts.js';
import { replaceCoach } from './assign-coach.js';
import type { Coach } from '../../coaches/coach.js';
import { coachId, inviteCoach, type InviteParts } from '../../coaches/invite-coach.js';
import { tellOfCoach } from './people-actions.js';
import type { Acquaintance } from '../../coaches/ports.js';

/** What the office does with coaches. */
export type CoachOffice = InviteParts &
  Pick<
    MentoringParts,
    | 'participants'
    | 'contacts'
    | 'caseload'
    | 'sessions'
    | 'calendars'
    | 'agenda'
    | 'say'
    | 'tell'
    | 'timeZone'
  > & {
    /** A kecamatan as people name it, or by its code; undefined for none and for several. */
    readKecamatan: (text: string) => { code: string; name: string } | undefined;
    /** Its name; the code where there is none. */
    kecamatanName: (code: string) => string;
    /** E.164; undefined for what is no mobile number. */
    readPhone: (text: string) => string | undefined;
    /** A few random characters for an id. */
    newSuffix: () => string;
  };

export const coachFields = [
  'name',
  'salutation',
  'phone',
  'kecamatan',
  'specialities',
  'capacity',
] as const;
export type CoachField = (typeof coachFields)[number];
const salutations: readonly Salutation[] = ['kak', 'bapak', 'ibu'];

/** As typed in a form. */
export type CoachRow = Record<CoachField, string>;
export type CoachFaults = Partial<Record<CoachField, string>>;

type Read = Pick<Coach, 'name' | 'salutation' | 'kecamatan' | 'specialities' | 'capacity'> & {
  phone: string | undefined;
};

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Reads a form; or what is wrong with it, by field. */
export function readCoachRow(
  office: Pick<CoachOffice, 'readKecamatan' | 'readPhone'>,
  row: CoachRow,
): Read | { faults: CoachFaults } {
  const areas = parts(row.kecamatan).map((one) => office.readKecamatan(one));
  const phone = row.phone.trim() === '' ? undefined : office.readPhone(row.phone);
  const capacity = /^\d{1,4}$/.test(row.capacity.trim()) ? Number(row.capacity) : -1;
  const salutation = salutations.find((one) => one === row.salutation);
  const name = row.name.trim();
  const faults: CoachFaults = {
    ...((name.length < 3 || name.length > 80) && { name: 'name' }),
    ...(!salutation && { salutation: 'salutation' }),
    ...(areas.includes(undefined) && { kecamatan: 'kecamatan' }),
    ...(row.phone.trim() !== '' && phone === undefined && { phone: 'phone' }),
    ...(!(Number.isInteger(capacity) && capacity >= 0 && capacity <= 1000) && {
      capacity: 'capacity',
    }),
  };
  if (Object.keys(faults).length > 0 || !salutation) return { faults };
  const kecamatan = areas.flatMap((area) => area?.code ?? []);
  return { name, salutation, phone, kecamatan, specialities: parts(row.specialities), capacity };
}

/** A new coach, with the link that makes a chat theirs. */
export async function addCoach(
  office: CoachOffice,
  row: CoachRow,
  by: string,
  now: Date,
): Promise<{ coach: Coach; link: string; expiresAt: Date } | { faults: CoachFaults }> {
  const read = readCoachRow(office, row);
  if ('faults' in read) return read;
  const { phone, ...rest } = read;
  const id = coachId(read.name, office.newSuffix());
  const coach: Coach = { id, ...rest, ...(phone !== undefined && { phone }), contactIds: [] };
  return { coach, ...(await inviteCoach(office, coach, by, now)) };
}

/** Changes what is kept of a coach. */
export async function editCoach(
  office: CoachOffice,
  coach: Coach,
  row: CoachRow,
  by: string,
  now: Date,
): Promise<'changed' | { faults: CoachFaults }> {
  const read = readCoachRow(office, row);
  if ('faults' in read) return read;
  await office.coaches.change(coach.id, read);
  const id = `coach-edit:${coach.id}:${now.getTime()}`;
  await office.audit({ id, action: 'changed coach', subject: coach.id, by, at: now });
  await office.agenda.changed({ of: 'coach', id: coach.id });
  return 'changed';
}

/**
 * Gives a participant to another coach, who is told of nothing but sees them in the list; the participant is told.
 * `full`: that coach has no place left. `gone`: they are not this coach's any more.
 */
export async function reassign(
  office: CoachOffice,
  { from, to, participantId }: { from: Coach; to: Coach; participantId: string },
  by: string,
  now: Date,
): Promise<'given' | 'full' | 'gone'> {
  const participant = await office.participants.find(participantId);
  if (participant?.coachId !== from.id || from.id === to.id) return 'gone';
  const given = await replaceCoach(office, participant, now, to);
  if (given?.id !== to.id) return 'full';
  const key = `reassign:${participantId}:${now.getTime()}`;
  await office.audit({ id: key, action: 'reassigned coach', subject: participantId, by, at: now });
  await tellOfCoach(office, participant, to, key);
  return 'given';
}

/** The people of a coach, for the office. */
export const peopleOf = (
  { caseload }: CoachOffice,
  { id, capacity }: Coach,
): Promise<Acquaintance[]> => caseload.list(id, capacity);
