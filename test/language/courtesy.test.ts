import { describe, expect, it } from '@jest/globals';
import { readCourtesy } from '../../src/language/greeting.js';

describe('courtesies', () => {
  it.each([
    'makasih',
    'makasih kak',
    'terima kasih banyak ya',
    'oke makasih',
    'thank you',
    'tks 🙏',
  ])('%s is thanks', (text) => {
    expect(readCourtesy(text)).toBe('thanks');
  });

  it.each(['oke', 'siap kak', 'sip', 'ok siap', 'baik'])('%s says that all is well', (text) => {
    expect(readCourtesy(text)).toBe('fine');
  });

  it.each(['bentar ya', 'sebentar kak', 'nanti dulu', 'besok lagi ya', 'tunggu'])(
    '%s asks for time',
    (text) => {
      expect(readCourtesy(text)).toBe('wait');
    },
  );

  it.each(['nanti saya kirim', 'dulu', 'besok jam 9'])('%s asks for none', (text) => {
    expect(readCourtesy(text)).toBeUndefined();
  });

  it.each([
    'terima',
    'makasih tapi kapan pelatihannya',
    'oke?',
    'kak',
    '',
    'oke tapi nggak',
    'siap jam 9',
  ])('"%s" says something else', (text) => {
    expect(readCourtesy(text)).toBeUndefined();
  });
});
