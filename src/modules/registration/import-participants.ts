import { readKecamatan } from '../../language/kecamatan.js';
import { kelurahanOf } from '../../language/areas.js';
import { maskNik } from '../../language/mask.js';
import { readName } from '../../language/name.js';
import { describeNik, readNik } from '../../language/nik.js';
import { readPhone } from '../../language/phone.js';
import type { Reading } from '../../language/reading.js';
import { identityOf } from '../people/identity.js';
import {
  businessCategories,
  type Business,
  type Participant,
  type Salutation,
} from '../people/participant.js';
import type { ParticipantStore } from '../people/ports.js';
import { participantId, register } from './register.js';
import type { Secrets } from '../../ports/secrets.js';
import type { Column, FileRow, ImportKind } from '../../documents/import-kind.js';

const salutations: readonly Salutation[] = ['kak', 'bapak', 'ibu'];
const categories: readonly string[] = businessCategories;
const ages = ['under_6_months', '6_to_12_months', '1_to_3_years', 'over_3_years'];

/** Of who was imported: in the place of a channel in their consent, and of who says that P1 is done. */
export const importChannel = 'import';

const columns: Column[] = [
  { name: 'name', required: true, allowed: 'a full name, 3 to 80 letters' },
  { name: 'nik', required: true, allowed: 'the 16 digits of a NIK, as text' },
  { name: 'phone', required: true, allowed: 'an Indonesian mobile number, 0812 0000 1234' },
  { name: 'kecamatan', required: true, allowed: 'one kecamatan of Jakarta, by name' },
  { name: 'kelurahan', required: true, allowed: 'a kelurahan of that kecamatan' },
  { name: 'business', required: true, allowed: 'a name or an idea, 2 to 80 letters' },
  { name: 'category', required: true, allowed: categories.join(', ') },
  { name: 'since', required: false, allowed: `${ages.join(', ')}; empty for an idea` },
  { name: 'salutation', required: false, allowed: salutations.join(', ') },
  {
    name: 'consent',
    required: true,
    allowed: 'how and when they agreed, 3 to 200 letters: "paper form, 12 November 2017"',
  },
];

export interface ImportParticipantsParts {
  participants: ParticipantStore;
  secrets: Secrets;
  /** Keeps a text of consent and gives its id. */
  keepText: (text: string) => Promise<string>;
  /** The file's name, for the note of where the data came from. */
  source: string;
  timeZone: string;
  now: Date;
}

type Answers = Parameters<typeof register>[1];

/**
 * Participants from the office's own lists. The consent names the file and what the line says of it; nobody is
 * written to: they have no account on a channel until they come.
 */
export function importParticipants(parts: ImportParticipantsParts): ImportKind {
  return {
    columns,
    read(row) {
      const read = readRow(row, parts);
      if ('faults' in read) return read;
      return { keep: () => keep(read.answers, read.nik, read.consent, parts) };
    },
  };
}

function readRow(
  { cells }: FileRow,
  { secrets, timeZone, now }: ImportParticipantsParts,
): { answers: Answers; nik: string; consent: string } | { faults: string[] } {
  const context = { now, timeZone };
  const faults: string[] = [];
  const cell = (name: string) => (cells[name] ?? '').trim();
  const take = <T>(name: string, reading: Reading<T>): T | undefined => {
    if (reading.outcome === 'value') return reading.value;
    faults.push(name);
    return undefined;
  };
  const text = (name: string, [least, most]: readonly [number, number]): string => {
    if (cell(name).length < least || cell(name).length > most) faults.push(name);
    return cell(name);
  };
  const name = take('name', readName(cell('name'), context));
  const nik = take('nik', readNik(cell('nik'), context));
  const phone = take('phone', readPhone(cell('phone'), context));
  const kecamatan = take('kecamatan', readKecamatan(cell('kecamatan'), context));
  const wanted = cell('kelurahan').toLowerCase();
  const kelurahan = kelurahanOf(kecamatan?.code ?? '').find(
    (one) => one.name.toLowerCase() === wanted,
  );
  if (!kelurahan && kecamatan) faults.push('kelurahan');
  const business = readBusiness(text('business', [2, 80]), cell('category'), cell('since'), faults);
  const salutation = salutations.find((one) => one === (cell('salutation').toLowerCase() || 'kak'));
  if (!salutation) faults.push('salutation');
  const consent = text('consent', [3, 200]);
  if (faults.length > 0 || !name || !nik || !phone || !kecamatan || !kelurahan || !salutation)
    return { faults };
  const { birthDate, gender } = describeNik(nik, now, timeZone);
  if (birthDate === undefined) return { faults: ['nik'] };
  const { code, name: place, city } = kecamatan;
  const answers: Answers = {
    ...{ name, phone, salutation, gender, birthDate, business },
    nik: secrets.seal(nik, maskNik(nik)),
    kecamatan: { code, name: place, city },
    kelurahan: { code: kelurahan.code, name: kelurahan.name },
  };
  return { answers, nik, consent };
}

function readBusiness(name: string, given: string, since: string, faults: string[]): Business {
  const category = given.toLowerCase();
  if (!categories.includes(category)) faults.push('category');
  if (since === '') return { kind: 'idea', category, idea: name };
  if (!ages.includes(since)) faults.push('since');
  return { kind: 'business', category, name, since };
}

async function keep(
  answers: Answers,
  nik: string,
  consentNote: string,
  { participants, secrets, keepText, source, now }: ImportParticipantsParts,
): Promise<'new' | 'known'> {
  const identity = identityOf(secrets, nik);
  const before = await participants.findByIdentity(identity);
  if (before) return 'known';
  const textId = await keepText(`Impor dari berkas "${source}": ${consentNote}`);
  const consent: Participant['consent'] = { textId, at: now, channel: importChannel };
  const how = [importChannel, consent, now, importChannel] as const;
  const result = await register(participants, answers, identity, ...how);
  if (result.outcome === 'taken') return 'known';
  await participants.update(participantId(identity, importChannel), { tags: [importChannel] });
  return 'new';
}
