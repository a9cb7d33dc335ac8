import { phrases } from './phrases.js';
import { WordTable } from './tokens.js';

export type DayPart = 'pagi' | 'siang' | 'sore' | 'malam' | 'am' | 'pm';

/** Parts of the day as typed; "dini hari" and "subuh" count as pagi. */
export const dayParts = WordTable.of({
  pagi: 'pagi pg pgi subuh isuk esuk enjing fajar',
  siang: 'siang siank awan siyang',
  sore: 'sore sre petang sonten soreh',
  malam: 'malam malem mlm mlem mlam malm bengi wengi',
  am: 'am',
  pm: 'pm',
});

/** Words before an hour that say "at". */
export const atWords = new Set('jam jm pukul pkl pk puku jamnya pukulnya'.split(' '));

/** What may stand around a time and does not move it. */
export const timeFillers = phrases(`
  sekitar, skitar, sktr, sekitaran, paling, kira kira, kira, kurang lebih jam, nanti, ntar, pas, tepat, teng, wib, waktu, bisa, bisanya, saya, sy, mau, aja, saja
  mulai, mulainya, di, pada, menit, an, - an, :
`);

export const halfWords = new Set('setengah stengah stgh setgh satengah stengh'.split(' '));
export const pastWords = new Set('lewat lebih lwt liwat lbh lebeh lewt'.split(' '));
export const beforeWords = new Set('kurang krg kurg krang kureng'.split(' '));
export const quarterWords = new Set('seperempat sprempat seprempat'.split(' '));

/** Words that tell why a time can not be taken. */
export const timeTrouble = WordTable.of({
  zone: 'wita wit utc gmt',
  range: 'sampai sampe smp hingga atau ato antara sd selesai dan sama',
  vague: `abis habis ba sebelum setelah sesudah sebelom magrib maghrib isya zuhur dzuhur dhuhur ashar asar kapan
    terserah bebas pagi siang sore malam`,
});
