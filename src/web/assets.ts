import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { packagePath } from '../package-root.js';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A small file and where pages find it. */
export interface Asset {
  url: string;
  type: string;
  content: Buffer;
}

/**
 * Reads a file that is served under an address with a hash of its content: a browser asks for it once
 * and never again until it changes.
 * @param file path from the package root
 * @param name e.g. `/chat/chat.css`, which becomes `/chat/chat.<hash>.css`
 */
export function loadAsset(file: string, name: string): Asset {
  return makeAsset(readFileSync(packagePath(file)), name);
}

/** The same for content that is not a file as it stands. */
export function makeAsset(content: Buffer, name: string): Asset {
  const extension = extname(name);
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10);
  return {
    url: `${name.slice(0, -extension.length)}.${hash}${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    content,
  };
}

/** Serves it. @returns its address, to put into pages */
export function serveAsset(app: FastifyInstance, asset: Asset): string {
  app.get(asset.url, (request, reply) => {
    void reply.type(asset.type).header('cache-control', 'public, max-age=31536000, immutable');
    return sendCompressed(request, reply, asset.content);
  });
  return asset.url;
}

/** Sends a text gzipped where the browser takes it: on a poor connection that is most of the wait. */
export function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string | Buffer,
): FastifyReply {
  void reply.header('vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) {
    return reply.send(content);
  }
  return reply.header('content-encoding', 'gzip').send(gzipSync(content));
}
