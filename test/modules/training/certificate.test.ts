import { describe, expect, it } from '@jest/globals';
import { certificateDrawer } from '../../../src/modules/training/documents/draw-certificate.js';
import { loadWords } from '../../../src/i18n/words.js';
import { readPdf } from '../../documents/read-pdf.js';
import { at, makeTraining } from './make-training.js';

const words = loadWords('locales', 'Asia/Jakarta');

describe('the certificate', () => {
  it('is one page that says who, what, when, its number and where to check it', async () => {
    const draw = certificateDrawer(words, 'Asia/Jakarta', 'https://pasti.example');
    const { title, place, narasumber, task, startsAt, endsAt } = makeTraining();
    const bytes = await draw({
      ...{ title, place, narasumber, task, startsAt, endsAt, kecamatan: 'Tebet', at: at(3000) },
      ...{ number: 'PAS-2026-7K3QM-XW4TR', name: 'Siti Nur Aminah Binti Haji Abdul Rahman Saleh' },
      topic: 'Kemasan yang menjual',
    });
    const { pages, text } = readPdf(bytes);
    expect(pages).toBe(1);
    for (const part of [
      'SERTIFIKAT',
      'Siti Nur Aminah Binti Haji Abdul Rahman Saleh',
      'Kemasan Produk',
      'Sabtu, 28 November 2026, 09.00-12.00 WIB',
      'Nomor PAS-2026-7K3QM-XW4TR',
      'https://pasti.example/verify/PAS-2026-7K3QM-XW4TR',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(part);
  });
});
