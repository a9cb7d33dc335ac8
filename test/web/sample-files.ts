import type { LightMyRequestResponse } from 'fastify';
import type { Rig } from './rig.js';

export interface SampleFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** One grey dot. */
export const png: SampleFile = {
  name: 'warung.png',
  mime: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
};

export const pdf: SampleFile = {
  name: 'nib.pdf',
  mime: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4\n%%EOF\n'),
};

/** Posts the form of the page. */
export async function postFile(
  { app }: Rig,
  cookie: string,
  { id, caption = '', file }: { id: string; caption?: string; file?: SampleFile },
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  const form = new FormData();
  form.append('id', id);
  form.append('caption', caption);
  if (file) form.append('file', new File([file.bytes], file.name, { type: file.mime }));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return app.inject({
    method: 'POST',
    url: '/chat/files',
    headers: { cookie, 'content-type': request.headers.get('content-type') ?? '', ...headers },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}
