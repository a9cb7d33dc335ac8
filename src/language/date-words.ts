import { slips } from './slips.js';
import { WordTable } from './tokens.js';

const monthRows = [
  'januari jan january jnuari januri',
  'februari feb peb pebruari february febuari pebuari feburari',
  'maret mar mrt march mart',
  'april apr apl avril',
  'mei may mey mai',
  'juni jun june juny',
  'juli jul july',
  'agustus agt agst ags agu agus aug august agts agustus',
  'september sep sept septmber sptember',
  'oktober okt oct october oktobr',
  'november nov nop nopember novembr',
  'desember des dec december desembr dsember',
];
const weekdayRows = [
  'senin senen snin snen sennin sen sn',
  'selasa slasa selase sls sel',
  'rabu rebo rabo rab rbu',
  'kamis kemis kms kam kamsi kmis',
  'jumat jumaat jmat jmt jum jumad jumuat',
  'sabtu saptu sebtu sbtu sab sbt septu setu',
  'minggu mggu mnggu ahad mingu',
];

class NumberedNames {
  private readonly table: WordTable<number>;
  private readonly longNames: { name: string; number: number }[];

  constructor(rows: readonly string[]) {
    const entries = rows.flatMap((row, index) =>
      row.split(' ').map((word) => [word, index + 1] as const),
    );
    this.table = new WordTable(entries);
    this.longNames = entries
      .filter(([name]) => name.length >= 5)
      .map(([name, number]) => ({ name, number }));
  }

  /** The number of a name, also with one slip of the keyboard in a long one, if only one fits. */
  find(word: string): number | undefined {
    const exact = this.table.get(word);
    if (exact !== undefined || word.length < 5 || word.length > 12) return exact;
    return this.nearest(word);
  }

  private nearest(word: string): number | undefined {
    const near = this.longNames
      .map(({ name, number }) => ({ name, number, off: slips(word, name) }))
      .sort((a, b) => a.off - b.off);
    const [best] = near;
    if (
      !best ||
      best.off > (best.name.length >= 7 ? 2 : 1) ||
      !best.name.startsWith(word.charAt(0))
    )
      return undefined;
    const rival = near.find(({ number }) => number !== best.number);
    return rival?.off === best.off ? undefined : best.number;
  }
}

const months = new NumberedNames(monthRows);
const weekdays = new NumberedNames(weekdayRows);

/** 1 to 12 for a month as people type it: "agst", "pebruari", "desembr". */
export const findMonth = (word: string): number | undefined => months.find(word);

/** 1 (Monday) to 7 for a weekday: "senen", "kemis", "jum'at", "ahad". */
export function findWeekday(word: string): number | undefined {
  const nearDay = ['besok', 'lusa', 'kemarin'].some((day) => slips(word, day) === 1);
  return nearDay ? undefined : weekdays.find(word);
}

/** Days from today that one word names. */
export const dayOffsets = new Map([
  ['besok', 1],
  ['bsk', 1],
  ['bsok', 1],
  ['besuk', 1],
  ['esok', 1],
  ['besoknya', 1],
  ['sesuk', 1],
  ['mbesok', 1],
  ['isukan', 1],
  ['tomorrow', 1],
  ['lusa', 2],
  ['kemarin', -1],
  ['kmrn', -1],
  ['kemaren', -1],
  ['kmaren', -1],
  ['kmren', -1],
  ['kemren', -1],
  ['wingi', -1],
  ['yesterday', -1],
  ['today', 0],
  ['sekarang', 0],
  ['skrg', 0],
  ['skrng', 0],
  ['skarang', 0],
]);

export const later = new Set('nanti ntar entar nti entr'.split(' '));
export const earlier = new Set('tadi td'.split(' '));
export const day = new Set('hari hr hri ari dino'.split(' '));
export const dateWords = new Set('tgl tanggal tggl tgal tnggal tgl'.split(' '));
export const month = new Set('bulan bln buln'.split(' '));
export const year = new Set('tahun thn th taun'.split(' '));
export const week = new Set('minggu mgg mggu pekan'.split(' '));
export const next = new Set('depan dpn dpan depannya mendatang'.split(' '));
export const past = new Set('lalu kemarin kemaren kmrn lewat'.split(' '));
export const current = new Set(['ini']);
export const evening = new Set('malam malem mlm'.split(' '));

/** Feasts that keep their date: month and day. */
export const feasts: readonly { names: string[]; month: number; day: number }[] = [
  { names: ['natal', 'hari natal', 'natalan', 'christmas'], month: 12, day: 25 },
  {
    names: ['tahun baru', 'thn baru', 'taun baru', 'tahun baruan', 'th baru', 'tahun baru masehi'],
    month: 1,
    day: 1,
  },
  {
    names: [
      'hari kemerdekaan',
      'hut ri',
      'kemerdekaan',
      '17 agustusan',
      'agustusan',
      'hari merdeka',
      'hari kemerdekaan ri',
    ],
    month: 8,
    day: 17,
  },
  { names: ['hari buruh', 'may day', 'mayday'], month: 5, day: 1 },
  { names: ['hari kartini', 'kartini', 'kartinian'], month: 4, day: 21 },
  { names: ['hari pahlawan'], month: 11, day: 10 },
  { names: ['hari ibu'], month: 12, day: 22 },
  { names: ['sumpah pemuda', 'hari sumpah pemuda'], month: 10, day: 28 },
  { names: ['hari lahir pancasila', 'hari pancasila'], month: 6, day: 1 },
  { names: ['valentine', 'hari valentine'], month: 2, day: 14 },
];

/** Words that tell why a date can not be taken. */
export const dateTrouble = WordTable.of({
  moveable: `lebaran idul fitri adha imlek nyepi waisak paskah puasa ramadhan ramadan maulid haji kurban galungan
    hijriah`,
  several: 'atau ato sampai sampe smp hingga sd dan antara atw',
  vague: `habis abis sebelum setelah sesudah sekitar awal akhir pertengahan kapan kapanpun terserah nanti ntar secepatnya
    beberapa weekend umur usia`,
});
