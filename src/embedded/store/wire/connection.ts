import type { Socket } from 'node:net';
import type { Logger } from '../../../ports/logger.js';
import { MalformedBson } from '../bson/raw.js';
import { headerBytes, maxMessageBytes, parseMessage, type Request } from './message.js';

/** Answers one request; `undefined` for none. */
export type Answer = (request: Request) => Buffer | undefined;

/** Cuts a socket's bytes into messages and answers each in turn; bytes that are none end the connection. */
export function serveConnection(socket: Socket, answer: Answer, logger: Logger): void {
  let chunks: Buffer[] = [];
  let buffered = 0;
  let needed = headerBytes;
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    buffered += chunk.length;
    if (buffered < needed) return;
    const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    try {
      const rest = answerAll(bytes, socket, answer);
      chunks = rest.length > 0 ? [rest] : [];
      buffered = rest.length;
      needed = rest.length >= headerBytes ? rest.readInt32LE(0) : headerBytes;
    } catch (error) {
      logger.warn(
        { err: error },
        'A client of the embedded store sent bytes that are no message; its connection is closed',
      );
      socket.destroy();
    }
  });
  // A client that is gone needs no answer.
  socket.on('error', () => socket.destroy());
}

/** Answers the whole messages in `bytes`; returns what is left behind them. */
function answerAll(bytes: Buffer, socket: Socket, answer: Answer): Buffer {
  let at = 0;
  socket.cork();
  try {
    while (bytes.length - at >= headerBytes) {
      const size = bytes.readInt32LE(at);
      if (size < headerBytes || size > maxMessageBytes)
        throw new MalformedBson(`A message of ${size} bytes`);
      if (bytes.length - at < size) break;
      const reply = answer(parseMessage(bytes.subarray(at, at + size)));
      if (reply) socket.write(reply);
      at += size;
    }
  } finally {
    socket.uncork();
  }
  return bytes.subarray(at);
}
