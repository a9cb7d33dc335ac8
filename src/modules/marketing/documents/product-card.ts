import { fontFamily, printable } from '../../../documents/fonts.js';
import { palette } from '../../../documents/palette.js';
import { breakLines, escapeXml, pictureAddress } from '../../../documents/picture.js';
import { svgToPng } from '../../../documents/svg-png.js';

/** What stands on a card. */
export interface CardFace {
  name: string;
  /** As it is written: "Rp25.000". */
  price: string;
  business: string;
  place: string;
  description?: string;
  address?: string;
  /** Of the product: JPEG, PNG, GIF or WebP; anything else is left out. */
  photo?: Uint8Array;
}

const size = 1080;
const photoHeight = 640;

/** A square picture of one product to share: photo, name, price, who sells it. @returns PNG, 1080 by 1080 */
export const drawProductCard = (face: CardFace): Promise<Uint8Array> =>
  svgToPng(cardSvg(face), size);

export function cardSvg(face: CardFace): string {
  const { name, price, business, place, description = '', address = '' } = face;
  const title = breakLines(printable(name), 26, 2);
  const told = breakLines(printable(description), 52, title.length > 1 ? 1 : 2);
  const below = photoHeight + 84 + (title.length - 1) * 62;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" font-family="${fontFamily}">
<rect width="${size}" height="${size}" fill="#ffffff"/>
${photoOf(face)}
${title.map((line, at) => text(line, 60, photoHeight + 84 + at * 62, 52, palette.ink, true)).join('\n')}
${text(printable(price), 60, below + 76, 56, palette.accent, true)}
${told.map((line, at) => text(line, 60, below + 132 + at * 40, 30, palette.muted)).join('\n')}
<line x1="60" x2="${size - 60}" y1="${size - 128}" y2="${size - 128}" stroke="${palette.line}" stroke-width="2"/>
${text(oneLine(`${business} · ${place}`, 54), 60, size - 78, 30, palette.ink, true)}
${text(oneLine(address, 62), 60, size - 36, 26, palette.muted)}
</svg>`;
}

const oneLine = (said: string, width: number): string =>
  breakLines(printable(said), width, 1)[0] ?? '';

function text(said: string, x: number, y: number, height: number, fill: string, bold = false) {
  const weight = bold ? ' font-weight="bold"' : '';
  return `<text x="${x}" y="${y}" font-size="${height}" fill="${fill}"${weight}>${escapeXml(said)}</text>`;
}

/** The photo, cut to fill its place; without one, the first letter of the name. */
function photoOf({ photo, name }: CardFace): string {
  const address = photo && pictureAddress(photo);
  const place = `x="0" y="0" width="${size}" height="${photoHeight}"`;
  const ground = `<rect ${place} fill="${palette.shade}"/>`;
  if (address)
    return `${ground}<image ${place} preserveAspectRatio="xMidYMid slice" href="${address}"/>`;
  const letter = escapeXml(printable(name).trim().slice(0, 1).toUpperCase());
  return `${ground}<text x="${size / 2}" y="${photoHeight / 2 + 90}" font-size="260" text-anchor="middle" fill="${palette.accent}" font-weight="bold">${letter}</text>`;
}

/** A product's photo as it is shown on a page: so wide, as PNG; undefined for what is no picture. */
export async function drawThumbnail(
  photo: Uint8Array,
  width: number,
): Promise<Uint8Array | undefined> {
  const address = pictureAddress(photo);
  if (address === undefined) return undefined;
  const height = Math.round((width * 3) / 4);
  return svgToPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${palette.shade}"/>
<image width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" href="${address}"/>
</svg>`,
    width,
  );
}
