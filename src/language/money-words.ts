import { phrases } from './phrases.js';
import { WordTable } from './tokens.js';

/** What may stand before or behind an amount and says nothing about its size. */
export const moneyFillers = phrases(`
  rp, rp ., rp :, rupiah, rupiah nya, idr, rph, omzet, omset, omzetnya, omsetnya, modal, modalnya, penghasilan, pendapatan
  pemasukan, pengeluaran, harga, harganya, untung, untungnya, laba, labanya, keuntungan, penjualan, total, totalnya
  jumlah, jumlahnya, nominal, nominalnya, nilai, nilainya, sebesar, senilai, uang, duit, biaya, biayanya
  sekitar, skitar, sktr, sekitaran, kisaran, kira, kira kira, kurang lebih, krg lbh, kurleb, kurang lbh, krg lebih, ±, ~, + -, + / -, rata rata
  cuma, cuman, hanya, paling, saya, sy, aku, gw, kami, ada, itu, adalah, sebulan, sebulannya, per bulan, perbulan, / bulan, / bln
  per bln, tiap bulan, setiap bulan, sebln, dalam sebulan, bulanan, bulan ini, aja, saja, doang, kotor, bersih, butuh, perlu
  pinjam, pinjem, minjem, mau, ingin, pengen, jual, jualnya, :, =, usaha, jualan, dagang, iya, gaji, gajinya, hasil, hasilnya, penghasilannya, pendapatannya, pemasukannya, awal, dapat, dpt, dapet
`);

/** Words that tell why an amount can not be taken. */
export const moneyTrouble = WordTable.of({
  foreign: `dolar dollar usd us $ euro eur € yen jpy ringgit rm myr sgd riyal sar pound yuan won baht £ ¥ bitcoin`,
  negative: 'minus min rugi tekor nombok utang hutang ngutang negatif',
  range: `antara sampai sampe smp hingga atau ato sd ke`,
  vague: `banyak dikit sedikit lumayan lebih kurang hampir minimal maksimal maks diatas dibawah bawah atas tentu
    pasti tergantung macam beda naik turun beberapa > < sekian`,
  period: `sehari hari perhari harian seminggu minggu perminggu mingguan setahun tahun pertahun tahunan pekan sepekan
    jam semester`,
  unit: `kg gram gr liter meter pcs biji buah porsi orang org unit lusin persen % ton box bungkus karung kodi`,
});
export type MoneyTrouble = 'foreign' | 'negative' | 'range' | 'vague' | 'period' | 'unit';
