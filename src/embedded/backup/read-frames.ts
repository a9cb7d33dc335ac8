import {
  BackupError,
  frameHeaderBytes,
  type FrameKind,
  frameKinds,
  maxPayloadBytes,
} from './format.js';

export interface Frame {
  kind: FrameKind;
  payload: Buffer;
  /** Head and payload, for the checksum. */
  whole: Buffer;
}

const kinds = new Set<number>(Object.values(frameKinds));

/** Cuts a stream into frames. @throws BackupError if it ends within one, or has none where one should be */
export async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = frameEnd(rest, at); end !== undefined; end = frameEnd(rest, at)) {
      const whole = rest.subarray(at, end);
      yield { kind: rest[at] as FrameKind, payload: whole.subarray(frameHeaderBytes), whole };
      at = end;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new BackupError('it is cut short');
}

/** Offset behind the frame at `at`, if it is all there. */
function frameEnd(bytes: Buffer, at: number): number | undefined {
  if (bytes.length - at < frameHeaderBytes) return undefined;
  const length = bytes.readUInt32LE(at + 1);
  if (!kinds.has(bytes.readUInt8(at)) || length > maxPayloadBytes)
    throw new BackupError('it is not a backup of PASti, or was altered');
  const end = at + frameHeaderBytes + length;
  return end <= bytes.length ? end : undefined;
}
