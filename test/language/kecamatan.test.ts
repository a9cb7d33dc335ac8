import { describe, expect, it } from '@jest/globals';
import { districts } from '../../src/language/data/jakarta.js';
import {
  allKecamatan,
  kelurahanOf,
  readKecamatan,
  readKelurahan,
} from '../../src/language/kecamatan.js';
import { inOneLine, readsAsTabled, thursday } from './reading-table.js';

const name = (value: { name: string }) => value.name;

describe('the areas of Jakarta', () => {
  it('are 44 kecamatan and 267 kelurahan', () => {
    expect(allKecamatan).toHaveLength(44);
    expect(districts.flatMap(({ kelurahan }) => kelurahan)).toHaveLength(267);
  });

  it.each([
    ['31.01', 2, 6],
    ['31.71', 8, 44],
    ['31.72', 6, 31],
    ['31.73', 8, 56],
    ['31.74', 10, 65],
    ['31.75', 10, 65],
  ])('%s has %i kecamatan and %i kelurahan', (city, kecamatan, kelurahan) => {
    const inCity = districts.filter(({ code }) => code.startsWith(city));
    expect(inCity).toHaveLength(kecamatan);
    expect(inCity.flatMap((district) => district.kelurahan)).toHaveLength(kelurahan);
  });

  it('have names of kelurahan that are unique, and codes inside their kecamatan', () => {
    const all = districts.flatMap(({ kelurahan }) => kelurahan);
    expect(new Set(all.map(name)).size).toBe(all.length);
    for (const { code, kelurahan } of districts) {
      for (const inside of kelurahan)
        expect(inside.code).toMatch(new RegExp(`^${code}\\.1\\d{3}$`));
    }
  });

  it.each(allKecamatan)('$name is found by its own name', (kecamatan) => {
    for (const text of [
      kecamatan.name,
      kecamatan.name.toLowerCase(),
      `kec. ${kecamatan.name} kak`,
    ]) {
      expect(readKecamatan(text, thursday)).toEqual({ outcome: 'value', value: kecamatan });
    }
    const beside = `${kecamatan.name}, ${kecamatan.city}`;
    expect(inOneLine(readKecamatan(beside, thursday), name)).toBe(kecamatan.name);
  });

  it('find every kelurahan said with its kecamatan', () => {
    for (const kecamatan of allKecamatan) {
      for (const kelurahan of kelurahanOf(kecamatan.code)) {
        const reading = readKecamatan(`kel. ${kelurahan.name} kec. ${kecamatan.name}`, thursday);
        expect(reading).toEqual({ outcome: 'value', value: { ...kecamatan, kelurahan } });
      }
    }
  });

  it('never read a kelurahan alone as another kecamatan', () => {
    for (const kecamatan of allKecamatan) {
      for (const kelurahan of kelurahanOf(kecamatan.code)) {
        const reading = readKecamatan(`kelurahan ${kelurahan.name}`, thursday);
        if (reading.outcome === 'value') expect(reading.value.code).toBe(kecamatan.code);
        else expect(reading.outcome).toBe('ambiguous');
      }
    }
  });
});

describe('kecamatan as people type them', () => {
  readsAsTabled(
    readKecamatan,
    `
    setia budi -> Setiabudi
    pulo gadung -> Pulogadung
    palmerah -> Pal Merah
    kramat jati -> Kramatjati
    tamansari -> Taman Sari
    tj priok -> Tanjung Priok
    tanjung priuk -> Tanjung Priok
    kby. lama -> Kebayoran Lama
    keb baru -> Kebayoran Baru
    ps rebo -> Pasar Rebo
    kb jeruk -> Kebon Jeruk
    klp gading -> Kelapa Gading
    kep 1000 selatan -> Kepulauan Seribu Selatan
    tenabang -> Tanah Abang
    tnh abang -> Tanah Abang
    johar -> Johar Baru
    tnh abg -> Tanah Abang
    tana bang -> Tanah Abang
    tanah abangg kak -> Tanah Abang
    mampang -> Mampang Prapatan
    pncoran -> Pancoran
    jagakrsa -> Jagakarsa
    kelpa gadin -> Kelapa Gading
    penjaringn -> Penjaringan
    durnsawit -> Duren Sawit
    cengkarang -> Cengkareng
    saya tinggal di tebet kak -> Tebet
    tebet rt 05 rw 02 -> Tebet
    tebet jkt sel -> Tebet
    tebet/jaksel -> Tebet
    jaksel / tebet -> Tebet
    tebet bang -> Tebet
    aye di cengkareng bang -> Cengkareng
    jualan di pasar rebo -> Pasar Rebo
    jatinagara -> Jatinegara
    jatinegarra -> Jatinegara
    TEBET 😊 -> Tebet
    `,
    name,
  );
});

describe('a name with a letter lost or swapped', () => {
  it('is never read as another kecamatan', () => {
    for (const { name: right } of allKecamatan) {
      const text = right.toLowerCase();
      for (let at = 1; at < text.length; at++) {
        const lost = text.slice(0, at) + text.slice(at + 1);
        const swapped =
          text.slice(0, at) +
          text
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          text.slice(at + 2);
        for (const typed of [lost, swapped]) {
          const reading = readKecamatan(typed, thursday);
          if (reading.outcome === 'value')
            expect(`${typed}: ${reading.value.name}`).toBe(`${typed}: ${right}`);
        }
      }
    }
  });
});

describe('names of kelurahan', () => {
  readsAsTabled(
    readKecamatan,
    `
    rawamangun -> Pulogadung
    lebak bulus -> Cilandak
    cilandak timur -> Pasar Minggu
    kuningan barat -> Mampang Prapatan
    gandaria selatan -> Cilandak
    kp melayu -> Jatinegara
    duren 3 -> Pancoran
    benhil -> Tanah Abang
    sunter -> Tanjung Priok
    kel jatinegara -> Cakung
    jatinegara -> Jatinegara
    kel. baru -> Pasar Rebo
    sukabumi utara -> Kebon Jeruk
    kampung bali -> Tanah Abang
    kampung tengah -> Kramatjati
    kampung makasar -> Makasar
    rawabadak -> Koja
    kemang -> Mampang Prapatan
    manggarai, tebet -> Tebet
    manggarai tebet -> Tebet
    sunter tanjung priok -> Tanjung Priok
    kuningan setiabudi -> Setiabudi
    cipete kby baru -> Kebayoran Baru
    kuningan tebet -> ! contradiction
    manggarai senen -> ! contradiction
    tengah -> ! not_found
    `,
    name,
  );
});

describe('names that several kecamatan share', () => {
  readsAsTabled(
    readKecamatan,
    `
    kebayoran -> ? Kebayoran Lama | Kebayoran Baru
    kuningan -> ? Setiabudi | Mampang Prapatan
    cipete -> ? Cilandak | Kebayoran Baru
    kapuk -> ? Cengkareng | Penjaringan
    kepulauan seribu -> ? Kepulauan Seribu Utara | Kepulauan Seribu Selatan
    tebet atau pancoran -> ? Tebet | Pancoran
    kebayoran baru atau lama -> ? Kebayoran Baru | Kebayoran Lama
    menteng jaksel -> ? Tebet | Setiabudi
    grogol jakbar -> Grogol Petamburan
    kramat jakpus -> Senen
    tebet jakarta timur -> ! contradiction
    `,
    name,
  );

  it('a city alone offers its kecamatan', () => {
    const reading = readKecamatan('jaksel', thursday);
    expect(reading.outcome === 'ambiguous' && reading.values).toHaveLength(10);
  });
});

describe('places that are not in Jakarta or not there at all', () => {
  readsAsTabled(
    readKecamatan,
    `
    depok -> ! outside
    cipayung depok -> ! outside
    pancoran mas -> ! outside
    bekasi barat -> ! outside
    tanggerang -> ! outside
    gading serpong -> ! outside
    makassar sulsel -> ! outside
    kendari -> ! outside
    kemang bogor -> ! outside
    luar kota -> ! outside
    rw 05 -> ! not_found
    jl tebet raya -> ! not_found
    dekat tebet -> ! not_found
    bukan tebet -> ! not_found
    pasar menteng -> ! not_found
    kali angke -> ! not_found
    iya -> ! not_found
    halo -> ! not_found
    lupa -> ! not_found
    di mana? -> ! question
    `,
  );
});

describe('a kelurahan of a known kecamatan', () => {
  const read = (text: string, code = '31.74.01') => inOneLine(readKelurahan(text, code), name);

  it.each([
    ['tebet timur', 'Tebet Timur'],
    ['timur', 'Tebet Timur'],
    ['kel. mangarai', 'Manggarai'],
    ['menteng dlm', 'Menteng Dalam'],
    ['bkit duri', 'Bukit Duri'],
    ['tebet', '? Tebet Timur | Tebet Barat'],
    ['senayan', '! not_found'],
    ['ga tau', '! not_found'],
  ])('reads "%s" as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('knows no kelurahan of an unknown code', () => {
    expect(kelurahanOf('99.99.99')).toEqual([]);
    expect(read('tebet timur', '99.99.99')).toBe('! not_found');
  });
});
