import type { Run } from './engine.js';
import type { AskNode } from './flow.js';
import type { FileRef, Json, Reading, SentFile } from './types.js';

/** A file as a person sent it. */
export interface GivenFile {
  type: 'photo' | 'document';
  file: FileRef;
  caption?: string;
}

/**
 * Reads a file as the answer to a question. A photo is a document; a document counts as a photo where it is an
 * image or a PDF, or where nobody says what it is. The value is a `FileAnswer`.
 */
export function readFile(run: Run, node: AskNode, given: GivenFile): Reading {
  if (!fits(node, given)) return { outcome: 'rejected', reason: given.type };
  const { maxFileBytes } = run.parts;
  if (maxFileBytes !== undefined && (given.file.size ?? 0) > maxFileBytes) {
    const detail = { max: Math.floor(maxFileBytes / 1024 / 1024) };
    return { outcome: 'rejected', reason: 'too_big', detail };
  }
  return { outcome: 'value', value: answerOf(run, given) };
}

function fits({ ask }: AskNode, { type, file: { mime } }: GivenFile): boolean {
  if (ask === 'document') return true;
  if (ask !== 'photo') return false;
  return type === 'photo' || mime === undefined || /^(image\/|application\/pdf$)/.test(mime);
}

function answerOf(run: Run, { type, file, caption = '' }: GivenFile): Json {
  const { ref, name, mime, size, kept } = file;
  const said = caption.trim();
  return {
    as: type,
    ref,
    ...(name !== undefined && { name: run.parts.mask(name) }),
    ...(mime !== undefined && { mime }),
    ...(size !== undefined && { size }),
    ...(kept && { kept }),
    ...(said !== '' && { caption: run.parts.mask(said) }),
  };
}

/** The file that a variable holds; undefined where it holds none. */
export function sentFile(value: Json | undefined): SentFile | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { id, name, mime, size } = value;
  if (typeof id !== 'string' || typeof name !== 'string') return undefined;
  if (typeof mime !== 'string' || typeof size !== 'number') return undefined;
  return { id, name, mime, size };
}
