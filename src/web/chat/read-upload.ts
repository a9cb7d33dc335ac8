import type { FastifyRequest } from 'fastify';
import { largestFile } from '../../ports/files.js';
import { Failure } from '../failure.js';
import type { ChatFile } from './chat-channel.js';
import { cleanName, fileTypeOf } from './file-type.js';
import { MAX_TEXT, postId } from './read-post.js';

export interface PostedFile extends ChatFile {
  /** Of the message; given by the page. */
  id: string;
  caption: string;
}

/**
 * Reads a form with one file.
 * @throws Failure 400 for what is no such form, 413 for a file that is too large, 415 for one of a kind not taken
 */
export async function readUpload(request: FastifyRequest): Promise<PostedFile> {
  if (!request.isMultipart()) throw new Failure(415, 'invalid', 'error.invalid');
  const fields = new Map<string, string>();
  let file: { name: string; bytes: Uint8Array } | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
      else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
    }
  } catch (error) {
    throw asFailure(error);
  }
  const id = postId.safeParse(fields.get('id'));
  if (!id.success) throw new Failure(400, 'invalid', 'error.invalid');
  if (!file || file.bytes.length === 0) throw new Failure(400, 'no-file', 'error.noFile');
  const mime = fileTypeOf(file.bytes, file.name);
  if (mime === undefined) throw new Failure(415, 'file-kind', 'error.fileKind');
  const caption = (fields.get('caption') ?? '').replace(/\p{Cc}/gu, ' ').trim();
  const name = cleanName(file.name);
  return { id: id.data, caption: caption.slice(0, MAX_TEXT), name, mime, bytes: file.bytes };
}

function asFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const values = { max: largestFile / 1024 / 1024 };
    return new Failure(413, 'file-too-big', 'error.fileTooBig', { values });
  }
  return typeof code === 'string' && code.startsWith('FST_')
    ? new Failure(400, 'invalid', 'error.invalid')
    : error;
}
