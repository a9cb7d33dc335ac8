import { readNik } from './nik.js';
import { type Reader, rejected, value } from './reading.js';
import { longestAnswer } from './tokens.js';

/** How the number of a permit is written, without spaces, dots and dashes. */
interface Format {
  pattern: RegExp;
  /** Words and letters that may stand before it. */
  label: RegExp;
  /** The number of digits, where it is fixed. */
  digits?: number;
  write?: (bare: string) => string;
}

/**
 * NIB: 13 digits. SPP-IRT: 15 digits, shown as on labels with the year behind a dash. Halal: ID and 14 to 18 digits
 * (numbers of BPJPH have 17). BPOM: MD or ML and 12 or 15 digits. Merek: IDM and 9 digits once registered, a longer
 * number with letters (DID..., JID...) while it is applied for.
 */
const formats = {
  nib: { pattern: /^\d{13}$/, label: /^(nomor|no|nib|:)+/i, digits: 13 },
  pirt: {
    pattern: /^\d{15}$/,
    label: /^(nomor|no|pirt|spp|irt|:)+/i,
    digits: 15,
    write: (bare: string) => `${bare.slice(0, 13)}-${bare.slice(13)}`,
  },
  halal: { pattern: /^ID\d{14,18}$/, label: /^(nomor|no|sertifikat|halal|:)+/i },
  bpom: { pattern: /^M[DL](\d{12}|\d{15})$/, label: /^(nomor|no|bpom|ri|:)+/i },
  merek: { pattern: /^(IDM\d{9}|[A-Z]{1,3}\d{9,14})$/, label: /^(nomor|no|merek|merk|:)+/i },
} as const satisfies Record<string, Format>;

export type PermitNumberKind = keyof typeof formats;

/**
 * Reads the number of a permit, as typed from the document.
 * Reasons: `nik` (16 digits that can be a NIK: it must not be kept), `digits` ({digits}, {wanted}), `letters`,
 * `malformed`, `too_long`, `not_found`.
 */
export const permitNumberReader =
  (kind: PermitNumberKind): Reader<string> =>
  (text, context) => {
    if (text.trim().length > longestAnswer) return rejected('too_long');
    const { pattern, label, digits, write }: Format = formats[kind];
    const bare = text
      .replace(/[\s.\-_/]/g, '')
      .replace(label, '')
      .toUpperCase();
    if (!/\d/.test(bare)) return rejected('not_found');
    if (pattern.test(bare)) return value(write ? write(bare) : bare);
    if (readNik(text, context).outcome === 'value') return rejected('nik');
    if (digits === undefined) return rejected('malformed');
    if (!/^\d+$/.test(bare)) return rejected('letters');
    return rejected('digits', { digits: bare.length, wanted: digits });
  };
