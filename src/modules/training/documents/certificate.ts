import QRCode from 'qrcode';
import { makePdf } from '../../../documents/pdf-kit.js';
import type { PdfBlock } from '../../../documents/pdf-blocks.js';

/** What a certificate says, in words that are ready to be set. */
export interface CertificateWords {
  title: string;
  subtitle: string;
  /** "Diberikan kepada". */
  givenTo: string;
  name: string;
  /** "telah mengikuti pelatihan dan menyelesaikan praktiknya". */
  did: string;
  training: string;
  topic: string;
  rows: readonly (readonly [label: string, value: string])[];
  /** "Periksa keaslian: https://...". */
  verify: string;
  /** What the QR leads to. */
  verifyUrl: string;
  header: string;
  number: string;
  at: Date;
}

/** A certificate on one A4 page across; the same words at the same moment give the same document. */
export async function makeCertificate(words: CertificateWords): Promise<Uint8Array> {
  const { title, subtitle, header, number, at } = words;
  const qr = await QRCode.toBuffer(words.verifyUrl, { margin: 1, width: 360 });
  const middle = (text: string, more: object = {}): PdfBlock => ({
    ...{ kind: 'text', text, align: 'center' },
    ...more,
  });
  return makePdf({
    ...{ title, subtitle, header, at, layout: 'landscape', centered: true },
    footer: number,
    page: () => '',
    blocks: [
      middle(words.givenTo, { muted: true, size: 12 }),
      middle(words.name, { bold: true, size: 24 }),
      middle(words.did, { size: 12 }),
      middle(words.training, { bold: true, size: 18 }),
      ...(words.topic ? [middle(words.topic, { muted: true, size: 11 })] : []),
      { kind: 'space', height: 8 },
      { kind: 'pairs', rows: words.rows },
      { kind: 'image', bytes: new Uint8Array(qr), width: 84, align: 'center' },
      middle(words.verify, { muted: true, size: 9 }),
    ],
  });
}
