import { crc32 } from 'node:zlib';
import type { BsonWriter } from '../bson/encode.js';

/**
 * A frame is what is written at once: all effects of one command, or a piece of a snapshot.
 *
 *     mark (4 bytes) | length of the payload | number of the frame | CRC-32 | payload
 *
 * Numbers are 32 bits, little endian. The CRC is over length, number and payload. Frames of a file
 * are numbered from 0, so that one that is missing is noticed.
 */
export const frameMark = Buffer.from([0x50, 0xf4, 0x4a, 0x01]);
export const frameHeaderBytes = 16;

/** Begins a frame in an empty writer; the payload follows. */
export function openFrame(writer: BsonWriter): void {
  writer.reset();
  writer.raw(frameMark);
  writer.uint32(0);
  writer.uint32(0);
  writer.uint32(0);
}

/** Fills in the header; the bytes are valid until the writer is used again. */
export function closeFrame(writer: BsonWriter, number: number): Buffer {
  const frame = writer.view();
  frame.writeUInt32LE(frame.length - frameHeaderBytes, 4);
  frame.writeUInt32LE(number >>> 0, 8);
  frame.writeUInt32LE(checksum(frame), 12);
  return frame;
}

/** CRC of a whole frame. */
export function checksum(frame: Buffer): number {
  return crc32(frame.subarray(frameHeaderBytes), crc32(frame.subarray(4, 12)));
}

export type FrameProblem = 'cut short' | 'damaged';

/** The frame at an offset of a buffer, or what is wrong with it. `more`: bytes the whole frame needs. */
export function frameAt(
  bytes: Buffer,
  at: number,
): { frame: Buffer; number: number } | { problem: FrameProblem; more: number } {
  if (bytes.length - at < frameHeaderBytes) return { problem: 'cut short', more: frameHeaderBytes };
  if (bytes.compare(frameMark, 0, 4, at, at + 4) !== 0) return { problem: 'damaged', more: 0 };
  const size = frameHeaderBytes + bytes.readUInt32LE(at + 4);
  if (bytes.length - at < size) return { problem: 'cut short', more: size };
  const frame = bytes.subarray(at, at + size);
  if (frame.readUInt32LE(12) !== checksum(frame)) return { problem: 'damaged', more: 0 };
  return { frame, number: frame.readUInt32LE(8) };
}
