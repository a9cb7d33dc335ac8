import { aliases } from './area-words.js';
import { cities, districts } from './data/jakarta.js';

export interface Kelurahan {
  /** "31.74.01.1001" */
  code: string;
  name: string;
}

/** A kecamatan of DKI Jakarta; `kelurahan` when the person named one inside it. */
export interface Kecamatan {
  /** "31.74.01" */
  code: string;
  name: string;
  /** "Jakarta Selatan" */
  city: string;
  kelurahan?: Kelurahan;
}

/** One name that can be said, with every spelling it is known by. */
export interface Area {
  kecamatan: Kecamatan;
  /** Missing for a kecamatan itself. */
  kelurahan?: Kelurahan;
  spellings: readonly Spelling[];
}

export interface Spelling {
  words: readonly string[];
  joined: string;
}

const spelled = (name: string): Spelling => {
  const words = name.toLowerCase().split(' ');
  return { words, joined: words.join('') };
};

const spellingsOf = (name: string): Spelling[] => [
  spelled(name),
  ...Object.keys(aliases)
    .filter((alias) => aliases[alias] === name)
    .map(spelled),
];

export const kecamatanList: readonly Kecamatan[] = districts.map(({ code, name }) => ({
  code,
  name,
  city: cities[code.slice(0, 5)] ?? '',
}));

const kelurahanByKecamatan = new Map<string, readonly Kelurahan[]>(
  districts.map(({ code, kelurahan }) => [code, kelurahan]),
);

/** The kelurahan of a kecamatan, by its code ("31.74.01"); none for a code that is not known. */
export function kelurahanOf(kecamatanCode: string): readonly Kelurahan[] {
  return kelurahanByKecamatan.get(kecamatanCode) ?? [];
}

/** Every kecamatan and kelurahan, kecamatan first. */
export const areas: readonly Area[] = [
  ...kecamatanList.map((kecamatan) => ({ kecamatan, spellings: spellingsOf(kecamatan.name) })),
  ...kecamatanList.flatMap((kecamatan) =>
    kelurahanOf(kecamatan.code).map((kelurahan) => ({
      kecamatan,
      kelurahan,
      spellings: spellingsOf(kelurahan.name),
    })),
  ),
];
