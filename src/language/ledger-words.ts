import { WordTable } from './tokens.js';

/** What an entry of a cash book is about. */
export type LedgerKind = 'sale' | 'purchase' | 'expense';

/** Words with which people begin an entry. */
export const ledgerVerbs = WordTable.of<LedgerKind>({
  sale: 'jual jualan menjual terjual kejual laku lku jualin sold sell selling',
  purchase: 'beli bli beliin belik membeli belanja blanja blnja kulakan kulak bought buy buying',
  expense: 'bayar byr bayarin membayar mbayar pengeluaran ongkos paid pay paying spent',
});

/** Totals of a day; without the day they could be those of a month. */
export const dayTotals = WordTable.of<LedgerKind>({
  sale: 'omzet omset pemasukan penjualan pendapatan penghasilan sales income',
  purchase: 'purchases',
  expense: 'expenses',
});

/** May stand before the verb and says nothing. */
export const openers = new Set(
  'catat catet tolong tlg saya sy aku gw gue kami tadi td barusan baru sudah udah sdh udh i we today just'.split(
    ' ',
  ),
);

/** Stand between the parts of an entry and belong to none. */
export const joiners = new Set(
  'seharga sebesar senilai total totalnya jumlah dapat dpt dapet dengan dgn rp sejumlah habis abis : - = , for at of worth'.split(
    ' ',
  ),
);

/** Stand before the thing itself: "pengeluaran buat bensin", "paid for gas". */
export const leadingJoiners = new Set('buat untuk utk bwt for of on the some'.split(' '));

/** With one of these it is no plain record of what was: plans, doubts, debts, refusals, sums over time, prices. */
export const doubts = new Set(
  `mau ingin pengen pingin akan bakal rencana rencananya niat target kalau kalo klo misal misalnya jika seandainya bisa boleh
  harus perlu butuh belum blm belom tidak tdk gak ga nggak ngga enggak kagak bukan jangan batal cancel
  rugi utang hutang ngutang kasbon ngebon nyicil cicilan kredit dp pinjam pinjem
  atau ato sampai sampe antara minimal maksimal kira sekitar hampir lebih kurang
  berapa gimana gmn bagaimana apa apakah kenapa kapan dimana mana siapa cara caranya
  harga harganya hrg per tiap setiap masing masing2 masing-masing satuan sebiji sebuah perbuah perbiji perpcs each every
  sebulan seminggu setahun sehari perbulan perhari perminggu bulanan harian
  will would could should want need how what when why if not never debt loan monthly weekly`
    .trim()
    .split(/\s+/),
);

/** Behind a comma these begin something else than the next thing of a list: "jual kue 50rb, untung 20rb". */
export const notOfList = new Set(
  `modal modalnya untung untungnya laba labanya profit sisa sisanya kembali kembalian kembaliannya balik hasil hasilnya
  jadi jadinya ongkir diskon potongan tip setor setoran nabung tabungan simpan dibayar terima diterima uang duit
  transfer tf tunai cash qris jl jalan rt rw no nomor hp wa tlp dari ke oleh hari kemarin tadi discount change rest left profit`
    .trim()
    .split(/\s+/),
);
