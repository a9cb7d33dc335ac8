import { decodeDocument, decodeValue } from '../bson/decode.js';
import { BsonWriter } from '../bson/encode.js';
import { BsonType, checkDocument, listElements, MalformedBson } from '../bson/raw.js';
import { type Document, setField } from '../bson/value.js';

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
export const headerBytes = 16;
/** Largest message a client may send, as `hello` tells it. */
export const maxMessageBytes = 48_000_000;

const checksumPresent = 1;
const moreToCome = 2;

/** Lists of documents that may be large; they are left encoded wherever they stand. */
const bulkFields = new Set(['documents', 'updates', 'deletes']);
const bulkCommands = new Set(['insert', 'update', 'delete']);

/** One command. Documents that the driver sends beside the body stay encoded. */
export interface Request {
  id: number;
  legacy: boolean;
  /** The sender expects no answer. */
  silent: boolean;
  body: Document;
  sequences: Map<string, Buffer[]>;
}

/** Reads a whole message. @throws MalformedBson, RangeError: the connection is of no use any more */
export function parseMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === opQuery) return parseQuery(message, id);
  if (opCode !== opMsg) throw new MalformedBson(`Messages of kind ${opCode} are not supported`);
  const flags = message.readUInt32LE(16);
  if ((flags & 0xfffc) !== 0) throw new MalformedBson(`Unknown required flags ${flags}`);
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  const sequences = new Map<string, Buffer[]>();
  let body: Buffer | undefined;
  for (let at = 20; at < end;) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    if (size < 4 || at + 1 + size > end)
      throw new MalformedBson('A section is longer than its message');
    if (kind === 0 && !body) body = take(message, at + 1, at + 1 + size);
    else if (kind === 1) readSequence(message, at + 5, at + 1 + size, sequences);
    else throw new MalformedBson('Unknown section');
    at += 1 + size;
  }
  if (!body) throw new MalformedBson('A message without a body');
  const silent = (flags & moreToCome) !== 0;
  return { id, legacy: false, silent, body: decodeBody(body, sequences), sequences };
}

function decodeBody(bytes: Buffer, sequences: Map<string, Buffer[]>): Document {
  const elements = listElements(bytes);
  const body: Document = {};
  const bulk = bulkCommands.has(elements[0]?.name ?? '');
  for (const { name, type, valueStart, end } of elements) {
    if (bulk && type === BsonType.array && bulkFields.has(name)) {
      const items = listElements(bytes, valueStart);
      if (items.every((item) => item.type === BsonType.object)) {
        sequences.set(
          name,
          items.map((item) => bytes.subarray(item.valueStart, item.end)),
        );
        continue;
      }
    }
    setField(body, name, decodeValue(bytes, type, valueStart, end));
  }
  return body;
}

function readSequence(
  message: Buffer,
  at: number,
  end: number,
  sequences: Map<string, Buffer[]>,
): void {
  const nameEnd = message.indexOf(0, at);
  if (nameEnd < 0 || nameEnd >= end) throw new MalformedBson('A section without a name');
  const documents: Buffer[] = [];
  for (let start = nameEnd + 1; start < end;) {
    const size = message.readInt32LE(start);
    documents.push(take(message, start, Math.min(start + size, end)));
    start += size;
  }
  sequences.set(message.toString('utf8', at, nameEnd), documents);
}

/** A checked document of the message. */
function take(message: Buffer, start: number, end: number): Buffer {
  checkDocument(message, start, end);
  return message.subarray(start, end);
}

/** The legacy form, in which drivers say hello before they know the server. */
function parseQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, 20);
  const start = nameEnd + 9;
  const bytes = take(message, start, start + message.readInt32LE(start));
  const database = message.toString('utf8', 20, nameEnd).split('.')[0] ?? '';
  const body = { ...decodeDocument(bytes), $db: database };
  return { id, legacy: true, silent: false, body, sequences: new Map() };
}

const writer = new BsonWriter();
const header = Buffer.alloc(36);
let lastId = 0;

/** Bytes of the answer to a request. */
export function encodeReply(request: Request, write: (writer: BsonWriter) => void): Buffer {
  const front = request.legacy ? 36 : 21;
  header.fill(0);
  header.writeInt32LE(++lastId & 0x7fff_ffff, 4);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.legacy ? opReply : opMsg, 12);
  if (request.legacy) header.writeInt32LE(1, 32);
  writer.reset().raw(header, 0, front);
  write(writer);
  const reply = writer.take();
  reply.writeInt32LE(reply.length, 0);
  return reply;
}
