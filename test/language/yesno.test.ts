import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readYesNo } from '../../src/language/yesno.js';
import { inOneLine, thursday } from './reading-table.js';

const read = (text: string) => inOneLine(readYesNo(text, thursday)).replace('! ', '');

/** Several texts, separated by semicolons, that all read the same. */
function allRead(expected: string, texts: string): void {
  it.each(
    texts
      .split(/[;\n]/)
      .map((text) => text.trim())
      .filter(Boolean),
  )(`reads "%s" as ${expected}`, (text) => {
    expect(read(text)).toBe(expected);
  });
}

describe('a yes', () => {
  allRead(
    'yes',
    `ya; iya kak; iyaaa; YA!; y; yup; yoi; ok; okeee; okd; sip; siap gan; setuju; saya setuju banget; boleh deh; boleh juga
    mau dong; betul; bener bgt; sudah; udah kak; data sudah benar; datanya udah sesuai; lanjut aja; gaskeun; hayuk
    ho oh; ho oh bang; he'eh; he eh kak; iya2; oke2; sudah lengkap; udah selesai; betul, itu data saya; nomornya sudah benar
    nggih; muhun; monggo; ya sudah; yaudah; ya, benar; iya betul; oh iya; baik kak; ok, makasih
    👍; 👍🏾; ok 👌; iya 😊; ✅`,
  );
});

describe('a no', () => {
  allRead(
    'no',
    `tidak; tdk; nggak; ngga kak; gak; g; enggak deh; kagak; ogah ah; ora; mboten; henteu; bukan; belum; blm; belon bang
    jangan; salah; masih salah; datanya salah; ada yang salah; tidak mau; belum punya; ga bisa; gak ada; ga usah; gausah
    tidak setuju; belum sesuai; tidak benar; gak jadi; tidak, terima kasih; tidak, salah; ya nggak; oke tapi nggak
    belum kak, belum sempat; blm selesai; belum lengkap; itu bukan saya; bukan nama saya; bkn data saya; bukan yang itu
    namanya salah; saya pilih tidak; ok ga usah; iya gak jadi; oke tidak setuju; kagak dah; tentu tidak
    jangan lanjut; jangan disimpan; 👎; ❌`,
  );
});

describe('a negation that means yes', () => {
  allRead(
    'yes',
    `ga masalah; tidak masalah kak; gapapa; gpp; tidak apa-apa; ga apa2; ndak papa; tidak keberatan; tidak salah
    ga ada yang salah; kagak ape ape; ora opo opo; iya gapapa`,
  );
});

describe('neither yes nor no', () => {
  allRead(
    'unknown',
    `mungkin; nanti; nanti dulu ya; bentar kak; besok aja; terserah; lain kali; jangan dulu; belum tentu; tidak tentu; ga yakin
    ga tau; gak ngerti; belum paham; bingung; kurang setuju; tidak semua; bisa jadi; ya ampun; ya kan; pass
    iya nggak ya; mau nggak; boleh tidak; ya/tidak; sudah belum; iya tapi mahal; ya tapi jangan disebar; oke tapi jangan disimpan; ok besok; tidak kok benar
    salah ga; salah nggak ya; ga boleh ga; boleh kak enggak; kok bisa; kok salah; ya gitu deh; jangan lupa; jangan salah; belum masalah
    boleh nomornya kak; mau alamatnya; nama saya; bukan saya ga mau
    ya?; betulkah; apa itu; siapa ini; boleh tanya dulu; berapa biayanya; halo; pagi; kak; makasih; menu; batal
    1; 86; nasi goreng; no hp saya; siapa; okupasi; 😂; 🙏; 👍👎; tidak 👍; bukan tidak mau; yah; hmm`,
  );
});

describe('any yes or no', () => {
  it('stays the same with politeness, capitals, marks and emoji around', () => {
    const answer = fc.constantFrom(
      'iya',
      'setuju',
      'sudah benar',
      'tidak',
      'belum',
      'ga mau',
      'ga masalah',
    );
    const after = fc.constantFrom(
      '',
      ' kak',
      ' min',
      ' pak',
      ' deh',
      '.',
      '!!',
      '...',
      ' 🙏',
      ' kak 😊',
    );
    const change = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => `  ${text.replace(' ', '   ')} `,
    );
    fc.assert(
      fc.property(answer, after, change, (text, tail, changed) => {
        expect(read(changed(text) + tail)).toBe(read(text));
      }),
    );
  });

  it('is never found in a question', () => {
    fc.assert(
      fc.property(fc.constantFrom('ya', 'sudah', 'tidak', 'mau', 'boleh', 'setuju'), (text) => {
        expect(read(`${text}?`)).toBe('unknown');
      }),
    );
  });
});
