import { readLiteral } from './literal.js';
import { readWordNumber, splitNumberWords } from './number-words.js';
import { phrases, skipPhrase, skipPhrases } from './phrases.js';
import { withoutPoliteness } from './politeness.js';
import { type Reader, rejected, value } from './reading.js';
import { Cursor, longestAnswer, type Token, tokenize } from './tokens.js';

const fillers = phrases(`
  ada, punya, sekitar, kira, kira kira, kurang lebih, cuma, cuman, hanya, baru, total, totalnya, jumlah, jumlahnya
  saya, sy, kami, sudah, udah, aja, saja, doang, an, - an, :, =, ±, ~
`);
const things = phrases(`
  orang, org, karyawan, pegawai, pekerja, unit, buah, pcs, biji, porsi, bungkus, kotak, box, lusin, produk, macam, jenis, kali, hari
  bulan, tahun, thn, th, minggu, anak, cabang, toko, item, peserta
`);
const none = phrases(
  `nihil, kosong, tidak ada, gak ada, ga ada, nggak ada, ngga ada, belum ada, blm ada, tdk ada, belum punya, gada`,
);

function readCount(cursor: Cursor): number | 'malformed' | 'not_whole' | undefined {
  const words = readWordNumber(cursor);
  if (words !== undefined) return words;
  const literal = readLiteral(cursor);
  if (literal === undefined || literal === 'malformed') return literal;
  const { numerator, denominator, style } = literal;
  if (style === 'decimal' || numerator % denominator !== 0) return 'not_whole';
  return numerator / denominator;
}

function read(tokens: readonly Token[]): number | string {
  const cursor = new Cursor(tokens);
  if (skipPhrase(cursor, none) && cursor.done) return 0;
  cursor.at = 0;
  skipPhrases(cursor, fillers);
  if (/^(-|minus|min)$/.test(cursor.peek()?.text ?? '')) return 'negative';
  const count = readCount(cursor);
  if (typeof count !== 'number') return count ?? 'not_found';
  skipPhrase(cursor, things);
  skipPhrases(cursor, fillers);
  return cursor.done ? count : 'not_found';
}

/**
 * A count: a whole number from 0, in digits or words, alone or with what is counted ("3 orang").
 * Reasons: `negative`, `not_whole`, `malformed`, `question`, `too_long`, `not_found`.
 */
export const readNumber: Reader<number> = (text) => {
  if (text.trim().length > longestAnswer) return rejected('too_long');
  const tokens = splitNumberWords(withoutPoliteness(tokenize(text.trim())));
  if (tokens.some((token) => token.text === '?')) return rejected('question');
  const count = read(tokens);
  return typeof count === 'number' ? value(count) : rejected(count);
};
