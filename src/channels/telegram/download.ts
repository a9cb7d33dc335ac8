import type { Api } from 'grammy';
import type { FileRef } from '../../engine/types.js';
import { largestFile, type FetchedFile } from '../../ports/files.js';
import { SendError } from '../../ports/send-error.js';
import { toSendError } from './failures.js';
import type { Timing } from './timing.js';

export interface DownloadParts {
  api: Api;
  token: string;
  apiRoot: string;
  timing: Timing;
}

/**
 * The bytes of a file that a person sent.
 * @throws SendError `rejected` for one that is too large or that Telegram does not give out (any more)
 */
export async function download(parts: DownloadParts, { ref, mime }: FileRef): Promise<FetchedFile> {
  try {
    const { file_path: path, file_size: size = 0 } = await parts.api.getFile(ref);
    if (path === undefined || size > largestFile) throw tooLarge();
    const bytes = await read(parts, path);
    return { bytes, ...(mime !== undefined && { mime }), ...nameOf(path) };
  } catch (error) {
    throw toSendError(error);
  }
}

async function read({ token, apiRoot, timing }: DownloadParts, path: string): Promise<Uint8Array> {
  const url = `${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(timing.fileSeconds * 1000) });
  if (!answer.ok || !answer.body) {
    await answer.body?.cancel();
    const code = answer.status === 404 ? 'rejected' : 'unavailable';
    throw new SendError(code, `the file could not be fetched: ${answer.status}`);
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > largestFile) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const tooLarge = () => new SendError('rejected', 'the file is larger than can be fetched');

/** The last part of the path ends like the file did. */
function nameOf(path: string): { name?: string } {
  const name = path.split('/').at(-1) ?? '';
  return name.includes('.') ? { name } : {};
}
