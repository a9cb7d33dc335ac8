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
