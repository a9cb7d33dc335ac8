import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { frameAt, frameHeaderBytes, frameMark } from './frame.js';

const windowBytes = 4 * 1024 * 1024;

/** How a file of frames ended: in order, or with bytes that are no frame from `offset` on. */
export interface End {
  offset: number;
  size: number;
  /** Number of the frame that would follow. */
  next: number;
  /** Offset of a whole frame behind the bad bytes: the file is damaged, not just cut off. */
  validBehind: number | undefined;
}

/** Hands each frame's payload to `take`, in order. The bytes are valid during the call only. */
export function readFrames(file: string, take: (payload: Buffer) => void): End {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const { offset, next } = readInOrder(fd, size, take);
    return {
      offset,
      size,
      next,
      validBehind: offset < size ? findFrame(fd, offset + 1, size) : undefined,
    };
  } finally {
    closeSync(fd);
  }
}

function readInOrder(
  fd: number,
  size: number,
  take: (payload: Buffer) => void,
): { offset: number; next: number } {
  const room = Buffer.allocUnsafeSlow(windowBytes);
  let window = read(fd, 0, windowBytes, room);
  let base = 0;
  let at = 0;
  let next = 0;
  for (;;) {
    const found = frameAt(window, at);
    if ('frame' in found) {
      if (found.number !== next) break;
      take(found.frame.subarray(frameHeaderBytes));
      at += found.frame.length;
      next += 1;
    } else {
      const atEnd = base + window.length >= size;
      if (found.problem === 'damaged' || atEnd || base + at + found.more > size) break;
      base += at;
      at = 0;
      window = read(fd, base, Math.max(windowBytes, found.more), room);
    }
  }
  return { offset: base + at, next };
}

/** Offset of the first whole frame from `from` on. */
function findFrame(fd: number, from: number, size: number): number | undefined {
  for (let base = from; base < size; base += windowBytes) {
    // The windows overlap by a header, so that no mark is cut in two.
    const window = read(fd, base, windowBytes + frameHeaderBytes);
    for (let at = window.indexOf(frameMark); at >= 0; at = window.indexOf(frameMark, at + 1)) {
      const wanted =
        at + frameHeaderBytes <= window.length ? frameHeaderBytes + window.readUInt32LE(at + 4) : 0;
      if (wanted === 0 || base + at + wanted > size) continue;
      if ('frame' in frameAt(read(fd, base + at, wanted), 0)) return base + at;
    }
  }
  return undefined;
}

/** Reads into `room` if that is large enough. */
function read(fd: number, position: number, length: number, room?: Buffer): Buffer {
  const bytes = room && room.length >= length ? room : Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(fd, bytes, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
