import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Delivery } from '../../ports/channel.js';
import { largestFile } from '../../ports/files.js';
import { wantsPage } from '../errors.js';
import { Failure } from '../failure.js';
import { createPaceCheck } from '../limits.js';
import { localeOf } from '../locale.js';
import { demandSameOrigin } from '../security.js';
import type { WebParts } from '../types.js';
import { waitForReply } from './await-reply.js';
import type { ChatChannel } from './chat-channel.js';
import { toFileView, type FileView } from './message-view.js';
import { readUpload, type PostedFile } from './read-upload.js';
import { demandVisitor, visitorOf } from './visitor.js';

/** The file and the few fields beside it. */
const bodyLimit = largestFile + 256 * 1024;

/** Most files in a minute: far fewer than texts, as each takes room. */
const pace = { perVisitor: 15, perAddress: 300 };

/**
 * `POST /chat/files`: takes one photo or document (`multipart/form-data`: `id`, `caption`, `file`). Answered once it
 * is saved, like a text; a retry carries the same id.
 */
export function addUploadRoute(app: FastifyInstance, parts: WebParts, channel: ChatChannel): void {
  const checkPace = createPaceCheck(app, pace);
  void app.register(async (routes) => {
    await routes.register(multipart, {
      limits: { fileSize: largestFile, files: 1, fields: 4, fieldSize: 16 * 1024 },
    });
    routes.post('/chat/files', { bodyLimit }, async (request, reply) => {
      demandSameOrigin(request, parts.config.publicUrl);
      await checkPace(request, visitorOf(request));
      const address = demandVisitor(request);
      const posted = await readUpload(request);
      const awaited = wantsPage(request) ? waitForReply(channel, address) : undefined;
      try {
        const { status, file } = await take(channel, address, request, posted);
        if (!awaited) return await reply.send({ status, id: posted.id, file });
        await awaited.arrived;
        return await reply.redirect('/chat', 303);
      } catch (err) {
        parts.logger.error({ err, requestId: request.id, channel: 'web' }, 'A file was not saved');
        throw new Failure(503, 'unavailable', 'error.unsent', { retryAfterS: 2 });
      } finally {
        awaited?.cancel();
      }
    });
  });
}

async function take(
  channel: ChatChannel,
  address: string,
  request: FastifyRequest,
  { id, caption, ...upload }: PostedFile,
): Promise<{ status: Delivery; file: FileView }> {
  const file = await channel.keepFile(address, id, upload);
  const type = upload.mime.startsWith('image/') ? 'photo' : 'document';
  const input = { type, file, ...(caption !== '' && { caption }) } as const;
  const status = await channel.receive(address, { id, input, language: localeOf(request) });
  const { name, mime, bytes } = upload;
  return { status, file: toFileView({ id: file.ref, name, mime, size: bytes.length }) };
}
