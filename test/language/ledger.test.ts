import { describe, expect, it } from '@jest/globals';
import { readLedgerEntry } from '../../src/language/ledger.js';

/** Tuesday, 10.00 in Jakarta. */
const context = { now: new Date('2026-11-24T03:00:00Z'), timeZone: 'Asia/Jakarta' };
const today = '2026-11-24';

/** As lines `kind amount what date`. */
function read(text: string): string {
  const reading = readLedgerEntry(text, context);
  if (reading.outcome !== 'value') return reading.outcome === 'rejected' ? reading.reason : '?';
  return reading.value
    .map(({ kind, amount, what, date }) => `${kind} ${amount} ${what ?? '-'} ${date}`)
    .join(' | ');
}

describe('entries of a cash book', () => {
  it.each([
    ['jual 50rb', `sale 50000 - ${today}`],
    ['jual kue 50rb', `sale 50000 kue ${today}`],
    ['Jual Kue Lapis Rp50.000', `sale 50000 Kue Lapis ${today}`],
    ['jual kue rp 50.000,-', `sale 50000 kue ${today}`],
    ['beli tepung 120rb', `purchase 120000 tepung ${today}`],
    ['beli tepung 5 kg 75.000', `purchase 75000 tepung 5 kg ${today}`],
    ['beli 2kg gula 36rb', `purchase 36000 2kg gula ${today}`],
    ['beli 120rb tepung', `purchase 120000 tepung ${today}`],
    ['bayar listrik 200 ribu kemarin', 'expense 200000 listrik 2026-11-23'],
    ['kemarin bayar listrik 200rb', 'expense 200000 listrik 2026-11-23'],
    ['tadi pagi jual nasi uduk 350rb kak', `sale 350000 nasi uduk ${today}`],
    ['jual nasi 3 bungkus 45 ribu', `sale 45000 nasi 3 bungkus ${today}`],
    ['laku 3 kue @5rb', `sale 15000 3 kue ${today}`],
    ['laku 10 donat @ 2.500', `sale 25000 10 donat ${today}`],
    ['jual donat 3x5rb', `sale 15000 donat ${today}`],
    ['laku 10 @5rb', `sale 50000 - ${today}`],
    ['belanja pasar 450.000', `purchase 450000 pasar ${today}`],
    ['jual gorengan dapat 75rb', `sale 75000 gorengan ${today}`],
    ['jual kue satu juta dua ratus ribu', `sale 1200000 kue ${today}`],
    ['jual kue goceng', `sale 5000 kue ${today}`],
    ['laku 1,5jt hari ini', `sale 1500000 - ${today}`],
    ['omzet hari ini 500rb', `sale 500000 - ${today}`],
    ['pengeluaran 20rb buat bensin', `expense 20000 bensin ${today}`],
    ['catat jual pulsa 52.000', `sale 52000 pulsa ${today}`],
    ['jual kue 50000 tgl 20', 'sale 50000 kue 2026-11-20'],
    ['jual kue 50rb 20 nov', 'sale 50000 kue 2026-11-20'],
    ['jual kue 50rb 20/11', 'sale 50000 kue 2026-11-20'],
    ['beli gas 22rb senin kemarin', 'purchase 22000 gas 2026-11-23'],
    ['sold cake 50k yesterday', 'sale 50000 cake 2026-11-23'],
    ['paid electricity 200k', `expense 200000 electricity ${today}`],
  ])('%s', (text, entry) => {
    expect(read(text)).toBe(entry);
  });

  it.each([
    [
      'jual kue 50rb\nbeli tepung 120rb\n\nbayar listrik 200rb kemarin',
      `sale 50000 kue ${today} | purchase 120000 tepung ${today} | expense 200000 listrik 2026-11-23`,
    ],
    ['jual kue 50rb, beli gula 20rb', `sale 50000 kue ${today} | purchase 20000 gula ${today}`],
    ['jual kue 50rb dan beli gula 20rb', `sale 50000 kue ${today} | purchase 20000 gula ${today}`],
    ['1. jual kue 50rb\n2. jual teh 20rb', `sale 50000 kue ${today} | sale 20000 teh ${today}`],
    ['beli gula, kopi 50rb', `purchase 50000 gula, kopi ${today}`],
    [
      'beli tepung 120rb, gula 30rb',
      `purchase 120000 tepung ${today} | purchase 30000 gula ${today}`,
    ],
    [
      'kemarin belanja tepung 120rb, gula 30rb dan 2 papan telur 56rb',
      'purchase 120000 tepung 2026-11-23 | purchase 30000 gula 2026-11-23 | purchase 56000 2 papan telur 2026-11-23',
    ],
    ['jual kue 50rb, kopi 3x5rb', `sale 50000 kue ${today} | sale 15000 kopi ${today}`],
    [
      'beli tepung 120rb\ngula 30rb\njual kue 400rb',
      `purchase 120000 tepung ${today} | purchase 30000 gula ${today} | sale 400000 kue ${today}`,
    ],
  ])('several: %j', (text, entries) => {
    expect(read(text)).toBe(entries);
  });

  it.each([
    ['halo', 'no_verb'],
    ['kue 50rb', 'no_verb'],
    ['50rb', 'no_verb'],
    ['jual kue', 'no_amount'],
    ['jual kue 50', 'no_amount'],
    ['laku 3', 'no_amount'],
    ['beli motor 2020', 'no_amount'],
    ['jual kue 50rb?', 'question'],
    ['jual kue 50rb, untung 20rb', 'several'],
    ['jual kue 50rb, ongkir 10rb', 'several'],
    ['beli tepung 120rb, total 150rb', 'several'],
    ['beli tepung 120rb, gula 30rb kemarin', 'several'],
    ['beli tepung 120rb, mau beli gula 30rb', 'doubtful'],
    ['jual 50rb, kopi 30rb', 'several'],
    ['jual kue 50rb\nkopi', 'no_verb'],
    ['jual kue 50rb\nJl. Tebet 1200', 'no_verb'],
    ['berapa jual kue 50rb', 'doubtful'],
    ['mau beli oven 2 juta', 'doubtful'],
    ['belum bayar listrik 200rb', 'doubtful'],
    ['jual kue 50rb per loyang', 'doubtful'],
    ['laku kue @5rb', 'doubtful'],
    ['laku 3 dari 5 kue @5rb', 'doubtful'],
    ['jual kue 50rb teh 20rb', 'several'],
    ['jual kue 50rb atau 60rb', 'doubtful'],
    ['jual kue 50-60rb', 'no_amount'],
    ['jual kue 50rb besok', 'future'],
    ['besok bayar listrik 200rb', 'no_verb'],
    ['omzet 5 juta', 'day'],
    ['jualan saya 2jt sebulan', 'doubtful'],
    ['jual beli 50rb', 'doubtful'],
    ['jual kue 5rb x 10', 'doubtful'],
    ['jual kue 10 x 5rb', 'doubtful'],
    ['saya jual kue harga 50rb', 'doubtful'],
    ['beli 3 3rb', 'doubtful'],
    ['bayar utang 500rb', 'doubtful'],
    ['jual kue 0 rupiah', 'no_amount'],
    ['jual kue 081200001234', 'no_amount'],
    ['saya suka jual kue 50rb', 'no_verb'],
    ['jual kue 50rb kemarin tanggal 3', 'doubtful'],
    ['jual kue 50rb\nhalo', 'no_verb'],
    [`jual ${'kue '.repeat(400)}50rb`, 'too_long'],
    ['', 'no_verb'],
  ])('refuses %j', (text, reason) => {
    expect(read(text)).toBe(reason);
  });
});
