/** Types of pictures that can be drawn, by how their bytes begin. */
const beginnings: [string, number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
];

/** The largest picture that is drawn, in bytes. */
const largest = 10 * 1024 * 1024;

/** A picture as an address inside a document; undefined for what is no picture, whatever it is called. */
export function pictureAddress(bytes: Uint8Array): string | undefined {
  const type = beginnings.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0];
  if (type === undefined || bytes.length > largest) return undefined;
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Text that can stand in a picture's source. */
export const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Breaks a text into lines of so many letters, at most `most` of them; what is left out ends in "…". */
export function breakLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(...(word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []));
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = `${(kept[most - 1] ?? '').slice(0, width - 1).trimEnd()}…`;
  return kept;
}
