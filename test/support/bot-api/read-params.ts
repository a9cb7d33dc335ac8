import type { IncomingMessage } from 'node:http';
import { badRequest } from './api-error.js';

export interface UploadedFile {
  filename: string;
  size: number;
  bytes: Buffer;
}

/** The arguments of a call; an uploaded file stands under the name of its part. */
export type Params = Record<string, unknown>;

export async function readParams(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Params> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  return { ...Object.fromEntries(query), ...parseBody(body, type) };
}

function parseBody(body: Buffer, type: string): Params {
  if (body.length === 0) return {};
  if (type.startsWith('application/json')) return parseJson(body.toString());
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body.toString()));
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/.exec(type)?.[1];
  return boundary === undefined ? {} : parseMultipart(body, boundary);
}

function parseJson(text: string): Params {
  try {
    return JSON.parse(text) as Params;
  } catch {
    throw badRequest("can't parse request body: invalid JSON");
  }
}

function parseMultipart(body: Buffer, boundary: string): Params {
  const params: Params = {};
  // latin1 keeps every byte as one character, so that binary parts survive.
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const border = part.indexOf('\r\n\r\n');
    const head = part.slice(0, border);
    const content = Buffer.from(part.slice(border + 4, part.length - 2), 'latin1');
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) continue;
    const filename = /;\s*filename="?([^"\r\n;]*)"?/i.exec(head)?.[1];
    params[name] =
      filename === undefined
        ? content.toString()
        : { filename, size: content.length, bytes: content };
  }
  return params;
}
