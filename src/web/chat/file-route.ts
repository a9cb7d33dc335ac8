import type { FastifyInstance } from 'fastify';
import { Failure } from '../failure.js';
import type { ChatChannel } from './chat-channel.js';
import { demandVisitor } from './visitor.js';

/** Types that a browser may show by itself; everything else is saved. */
const shown = ['image/jpeg', 'image/png', 'image/webp'];

/** `GET /chat/file/:id`: a file of the conversation, for the visitor who sent it or was sent it and for nobody else. */
export function addFileRoute(app: FastifyInstance, channel: ChatChannel): void {
  app.get<{ Params: { id: string } }>('/chat/file/:id', async (request, reply) => {
    const address = demandVisitor(request);
    const file = await channel.readFile(address, request.params.id);
    if (!file)
      throw new Failure(404, 'not-found', 'error.noFileHere', { titleKey: 'error.notFoundTitle' });
    const how = shown.includes(file.mime) ? 'inline' : 'attachment';
    return reply
      .headers({
        'content-type': how === 'inline' ? file.mime : typeOf(file.mime),
        'content-disposition': `${how}; filename*=UTF-8''${encodeName(file.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        // What a file holds never changes; it is kept by this browser alone, and not for long.
        'cache-control': 'private, max-age=3600',
        vary: 'Cookie',
      })
      .send(Buffer.from(file.bytes));
  });
}

/** Documents are saved; a text or a page must not run on this address whatever happens. */
const typeOf = (mime: string): string =>
  /^(application|image)\/[\w.+-]+$/.test(mime) && !/html|xml$|svg/.test(mime)
    ? mime
    : 'application/octet-stream';

const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
