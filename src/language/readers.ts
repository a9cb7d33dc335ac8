import { readDate } from './date.js';
import { readKecamatan } from './kecamatan.js';
import { readLedgerEntry } from './ledger.js';
import { readMoney } from './money.js';
import { readName } from './name.js';
import { readNik } from './nik.js';
import { readNumber } from './number.js';
import { permitNumberReader } from './permit-number.js';
import { readPhone } from './phone.js';
import { readTime } from './time.js';
import { readYesNo } from './yesno.js';

/** A reader for every kind of typed answer. */
export const readers = {
  yesno: readYesNo,
  number: readNumber,
  money: readMoney,
  date: readDate,
  time: readTime,
  phone: readPhone,
  nik: readNik,
  kecamatan: readKecamatan,
  name: readName,
  ledger: readLedgerEntry,
  nib: permitNumberReader('nib'),
  pirt: permitNumberReader('pirt'),
  halal: permitNumberReader('halal'),
  bpom: permitNumberReader('bpom'),
  merek: permitNumberReader('merek'),
};
