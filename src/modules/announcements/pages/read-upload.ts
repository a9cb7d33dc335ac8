import type { FastifyRequest } from 'fastify';
import type { PickedFile } from './broadcast-source.js';
import type { Fields } from './read-compose-form.js';

interface Part {
  type: 'field' | 'file';
  value?: unknown;
  filename?: string;
  mimetype?: string;
  toBuffer?: () => Promise<Buffer>;
}

/** Kinds of files that an announcement carries: what both channels show. */
export const fileKinds = ['image/jpeg', 'image/png', 'application/pdf'] as const;

/** The first bytes of each kind; a name proves nothing. */
const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
];

/** Fields and the file of a form posted as `multipart/form-data`. The body is then a plain record of its texts. */
export async function readUpload(
  request: FastifyRequest,
): Promise<{ fields: Fields; file: PickedFile | undefined }> {
  const body = request.body as Record<string, Part | Part[]>;
  const fields: Fields = {};
  let file: PickedFile | undefined;
  for (const [name, given] of Object.entries(body)) {
    const parts = Array.isArray(given) ? given : [given];
    const picked = parts.find(({ type }) => type === 'file');
    if (picked) file = await readPicked(picked);
    else fields[name] = parts.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  }
  return { fields, file };
}

async function readPicked(part: Part): Promise<PickedFile | undefined> {
  const bytes = (await part.toBuffer?.()) ?? Buffer.alloc(0);
  // A field for a file that nothing was picked in.
  if (bytes.length === 0) return undefined;
  const name = (part.filename ?? 'file').replace(/[/\\\0]/g, '_').slice(-80);
  return { name, mime: kindOf(bytes), bytes };
}

const kindOf = (bytes: Uint8Array): string =>
  signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ??
  'application/octet-stream';
