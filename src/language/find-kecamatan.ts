import { allKecamatan, readKecamatan } from './kecamatan.js';
import type { ReadingContext } from './reading.js';

/** A kecamatan by its code, or as people name it; undefined for none, and for several. */
export function findKecamatan(text: string, context: ReadingContext) {
  const known = allKecamatan.find(({ code }) => code === text);
  if (known) return known;
  const read = readKecamatan(text, context);
  return read.outcome === 'value' ? read.value : undefined;
}
