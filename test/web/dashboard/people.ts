import type { Participant, Step } from '../../../src/modules/people/participant.js';
import type { Database } from '../../../src/store/connect.js';

const names = ['Siti Aminah', 'Budi Santoso', 'Dewi Lestari', 'Rahmat Hidayat', 'Yohana Sitorus'];
const places = [
  { code: '31.74.01', name: 'Tebet', city: 'Jakarta Selatan' },
  { code: '31.75.06', name: 'Cakung', city: 'Jakarta Timur' },
  { code: '31.71.07', name: 'Tanah Abang', city: 'Jakarta Pusat' },
];
export const secretNik = '3174014501900001';

/** A registered person; `n` tells people apart. */
export function person(n: number, registeredAt: Date, changes: Partial<Participant> = {}) {
  const kecamatan = places[n % places.length]!;
  const done = { state: 'done', at: registeredAt, by: 'chat' } as const;
  const walked: Step[] = (['P1', 'P2', 'P3', 'P4'] as const).slice(0, 1 + (n % 4));
  const participant: Participant = {
    id: `p${String(n).padStart(4, '0')}`,
    number: `PAS-${kecamatan.code}-${String(n).padStart(6, '0')}`,
    name: `${names[n % names.length]} ${n}`,
    nik: { sealed: `v1.sealed.${n}`, masked: '3174********0001' },
    salutation: 'ibu',
    birthDate: '1990-01-05',
    phone: '+6281200001234',
    kecamatan,
    kelurahan: { code: `${kecamatan.code}.1001`, name: 'Contoh' },
    business:
      n % 3 === 0
        ? { kind: 'idea', category: 'culinary', idea: 'Nasi uduk di depan rumah' }
        : { kind: 'business', category: 'fashion', name: `Jahit ${n}`, since: 'over_3_years' },
    steps: Object.fromEntries(walked.map((step) => [step, done])),
    consent: { textId: 't', at: registeredAt, channel: n % 2 === 0 ? 'web' : 'telegram' },
    registeredAt,
    ...changes,
  };
  return participant;
}

export async function register(database: Database, people: Participant[]): Promise<void> {
  const documents = people.map(({ id, ...rest }) => ({ _id: id, ...rest }));
  await database.participants.collection.insertMany(documents as never);
}

/** A conversation that waits in a registration, begun or broken off by BATAL. */
export async function park(
  database: Database,
  address: string,
  where: 'open' | 'parked' | 'elsewhere',
  person: object = {},
): Promise<void> {
  const frame = (flow: string) => ({ flow, version: 1, node: 'name', vars: {}, trail: [] });
  await database.sessions.collection.insertOne({
    _id: `web:${address}`,
    channel: 'web',
    address,
    rev: 1,
    conversation: {
      frames: where === 'open' ? [frame('registration')] : [frame('menu')],
      parked: where === 'parked' ? { registration: frame('registration') } : {},
      person,
    },
    outbox: {},
  } as never);
}
