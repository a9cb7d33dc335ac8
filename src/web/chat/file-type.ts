/** What a file may be, by how it begins; what its name or the browser says of it does not count. */
const signatures: { mime: string; at?: number; bytes: string; ending?: RegExp }[] = [
  { mime: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { mime: 'image/png', bytes: '\x89PNG\r\n\x1a\n' },
  { mime: 'image/webp', at: 8, bytes: 'WEBP' },
  { mime: 'application/pdf', bytes: '%PDF-' },
  // Documents of offices are archives; which one it is stands in the name.
  {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: 'PK\x03\x04',
    ending: /\.docx$/i,
  },
  {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: 'PK\x03\x04',
    ending: /\.xlsx$/i,
  },
];

/** For the file chooser of the page; photos by name, so that iPhones make JPEG of theirs. */
export const accepted = 'image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx';

/** The type of a file that people may send; undefined for every other one. */
export function fileTypeOf(bytes: Uint8Array, name: string): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return signatures.find(
    ({ at = 0, bytes: begins, ending }) =>
      head.startsWith(begins, at) && (ending === undefined || ending.test(name)),
  )?.mime;
}

/** A name as it may be kept and shown: the last part of a path, of a bearable length, and nothing that turns text. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{C}\[\]<>"]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const ending = /\.\w{1,8}$/.exec(clean)?.[0] ?? '';
  return clean.length > 80 ? `${clean.slice(0, 80 - ending.length)}${ending}` : clean || 'berkas';
}
