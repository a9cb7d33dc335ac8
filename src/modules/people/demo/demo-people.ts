import { kecamatanList, kelurahanOf, type Kecamatan } from '../../../language/areas.js';
import { maskNik } from '../../../language/mask.js';
import type { BusinessCategory, Participant } from '../participant.js';
import type { Secrets } from '../../../ports/secrets.js';
import { dayMs, hourMs, hourOf } from './days.js';
import { stepsOf } from './demo-steps.js';
import { consentTextId, history, mark, people } from './plan.js';
import type { Spread } from './spread.js';

const firstNames = {
  female: 'Siti Dewi Rina Ani Wati Sri Nur Maya Lina Yuni Ratna Indah'.split(' '),
  male: 'Budi Agus Joko Dedi Eko Rudi Hadi Toni Iwan Adi Rahmat Yusuf'.split(' '),
} as const;
const businesses = {
  culinary: ['Dapur', 'Warung', 'Keripik', 'Kue'],
  fashion: ['Jahit', 'Batik', 'Busana'],
  craft: ['Kriya', 'Anyaman'],
  services: ['Laundry', 'Pangkas', 'Bengkel'],
  trade: ['Toko', 'Kios'],
} as const satisfies Partial<Record<BusinessCategory, readonly string[]>>;
const ages = ['under_6_months', '6_to_12_months', '1_to_3_years', 'over_3_years'] as const;
const channels = ['telegram', 'telegram', 'telegram', 'web', 'whatsapp'] as const;

export interface DemoPerson {
  participant: Participant;
  /** `nik:<fingerprint>`. */
  identity: string;
}

/** All 44 kecamatan, and those of the mainland, in which the first trainings were held. */
export const allKecamatan: readonly Kecamatan[] = kecamatanList;
export const mainland: readonly Kecamatan[] = kecamatanList
  .filter(({ code }) => !code.startsWith('31.01'))
  .slice(0, history.kecamatan);

/** Everybody, in order of their numbers. */
export const demoPeople = (
  now: Date,
  spread: Spread,
  secrets: Pick<Secrets, 'seal' | 'fingerprint'>,
): DemoPerson[] => Array.from({ length: people }, (_, n) => demoPerson(n, now, spread, secrets));

/**
 * Person number `n`. The first 2,430 came with the trainings of 2017, the others since. No NIK of anybody: the last
 * four digits begin with 9, which no office has reached; phones are of 0812-0000, which nobody has.
 */
function demoPerson(
  n: number,
  now: Date,
  spread: Spread,
  secrets: Pick<Secrets, 'seal' | 'fingerprint'>,
): DemoPerson {
  const places = n < history.participants ? mainland : allKecamatan;
  const { code, name, city } = places[n % places.length] ?? spread.pick(places);
  const gender = spread.chance(61) ? 'female' : 'male';
  const born = {
    year: 1965 + spread.below(40),
    month: 1 + spread.below(12),
    day: 1 + spread.below(28),
  };
  const nik = nikOf(code, born, gender, n);
  const kelurahan = spread.pick(kelurahanOf(code));
  const registeredAt = registrationOf(n, now, spread);
  return {
    identity: `nik:${secrets.fingerprint(nik)}`,
    participant: {
      id: `${mark}p${String(n).padStart(5, '0')}`,
      number: `PAS-${code}-9${String(n).padStart(5, '0')}`,
      name: `${spread.pick(firstNames[gender])} Contoh ${String(n + 1)}`,
      nik: secrets.seal(nik, maskNik(nik)),
      salutation: gender === 'female' ? 'ibu' : 'bapak',
      gender,
      birthDate: `${born.year}-${two(born.month)}-${two(born.day)}`,
      phone: `+628120000${String(n % 10_000).padStart(4, '0')}`,
      kecamatan: { code, name, city },
      kelurahan: { code: kelurahan.code, name: kelurahan.name },
      business: businessOf(n, spread),
      steps: stepsOf(n, registeredAt, now, spread),
      tags: ['demo'],
      consent: { textId: consentTextId, at: registeredAt, channel: spread.pick(channels) },
      registeredAt,
    },
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** 31.74.01 and a birth date: days of women count from 41. */
function nikOf(
  code: string,
  { year, month, day }: { year: number; month: number; day: number },
  gender: 'female' | 'male',
  n: number,
): string {
  const date = `${two(gender === 'female' ? day + 40 : day)}${two(month)}${two(year % 100)}`;
  return `${code.replaceAll('.', '')}${date}9${String(n % 1000).padStart(3, '0')}`;
}

function registrationOf(n: number, now: Date, spread: Spread): Date {
  if (n < history.participants) {
    const day = Date.UTC(2017, 10, 1) + spread.below(10) * dayMs;
    return new Date(day + (2 + spread.below(8)) * 3_600_000);
  }
  // The others came in the last three months, more of them lately.
  const share = (n - history.participants) / (people - history.participants);
  const ago = Math.floor((1 - Math.sqrt(share)) * 90 * dayMs);
  const at = new Date(now.getTime() - ago - spread.below(20) * 60_000 - 60_000);
  // People sleep: who would have come at night came the evening before.
  return hourOf(at) < 7 ? new Date(at.getTime() - 8 * hourMs) : at;
}

function businessOf(n: number, spread: Spread): Participant['business'] {
  const category = spread.pick(Object.keys(businesses) as (keyof typeof businesses)[]);
  const name = `${spread.pick(businesses[category])} Contoh ${String(n + 1)}`;
  // Who finished the permits has a business.
  if (n >= 2000 && spread.chance(22)) return { kind: 'idea', category, idea: name };
  return { kind: 'business', category, name, since: spread.pick(ages) };
}
