import { describe, expect, it } from '@jest/globals';
import { breakLines, pictureAddress } from '../../../src/documents/picture.js';
import {
  cardSvg,
  drawProductCard,
  drawThumbnail,
} from '../../../src/modules/marketing/documents/product-card.js';

const face = { name: 'Nastar', price: 'Rp25.000', business: 'Dapur Sari', place: 'Tebet' };
const sizeOf = (png: Uint8Array) => [
  Buffer.from(png).readUInt32BE(16),
  Buffer.from(png).readUInt32BE(20),
];

describe('the card of a product', () => {
  it('is a square picture, with a photo and without', async () => {
    const plain = await drawProductCard(face);
    expect(sizeOf(plain)).toEqual([1080, 1080]);
    const photo = await drawThumbnail(plain, 480);
    expect(sizeOf(photo!)).toEqual([480, 360]);
    const full = await drawProductCard({ ...face, photo: photo! });
    expect(sizeOf(full)).toEqual([1080, 1080]);
    expect(Buffer.compare(Buffer.from(full), Buffer.from(plain))).not.toBe(0);
  });

  it('takes whatever was typed for words', () => {
    const svg = cardSvg({
      ...face,
      name: '</text><image href="x"/>',
      description: '🍪 enak & "murah"',
    });
    expect(svg).not.toContain('<image');
    expect(svg).toContain('enak &#38; &#34;murah&#34;');
    expect(svg).not.toContain('🍪');
  });

  it('leaves out a photo that is none, and stays within the card', async () => {
    const svg = cardSvg({
      ...face,
      name: 'x'.repeat(60),
      description: 'kata '.repeat(60),
      photo: new Uint8Array([1, 2]),
    });
    expect(svg).not.toContain('<image');
    expect((svg.match(/<text/g) ?? []).length).toBeLessThan(10);
    expect(await drawThumbnail(new Uint8Array([1, 2, 3]), 480)).toBeUndefined();
    expect(pictureAddress(Buffer.from('<svg onload="x"/>'))).toBeUndefined();
  });

  it.each([
    ['satu dua tiga', 8, 3, ['satu dua', 'tiga']],
    ['satu dua tiga', 8, 1, ['satu du…']],
    ['abcdefghij', 4, 3, ['abcd', 'efgh', 'ij']],
    ['', 4, 2, []],
  ])('breaks %j at %d', (text, width, most, lines) => {
    expect(breakLines(text, width, most)).toEqual(lines);
  });
});
