import { Resvg } from '@resvg/resvg-js';

interface Pixel {
  r: number;
  g: number;
  b: number;
}

/** Size and pixels of a PNG; it is drawn once more, unscaled, to come by the pixels. */
export function readPng(png: Uint8Array) {
  const bytes = Buffer.from(png);
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('this is no PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">` +
    `<image width="${width}" height="${height}" xlink:href="data:image/png;base64,${bytes.toString('base64')}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  return {
    width,
    height,
    /** Share of the pixels of the rows up to `to` that are as wanted. */
    share(wanted: (pixel: Pixel) => boolean, { to = height }: { to?: number } = {}): number {
      let found = 0;
      for (let at = 0; at < to * width * 4; at += 4) {
        const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + 3);
        if (wanted({ r, g, b })) found++;
      }
      return found / (to * width);
    },
  };
}
