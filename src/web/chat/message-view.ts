import type { SentFile } from '../../engine/types.js';
import type { LoggedMessage } from '../../ports/store.js';
import { START } from './read-post.js';
import { splitMarks, type Part } from './marks.js';

/** One message as pages and `GET /chat/messages` have it. */
export interface MessageView {
  /** Unique within the conversation: `in:<id the page gave>` or `out:...`. */
  id: string;
  from: 'bot' | 'me';
  at: string;
  text: string;
  /** Only for messages of ours that are more than plain text. */
  parts?: Part[];
  choices?: { question: number; options: { id: string; label: string }[] };
  request?: 'contact' | 'location';
  file?: FileView;
}

/** A file that came with a message; its bytes are at `url`. */
export interface FileView {
  url: string;
  name: string;
  /** Shown in the conversation. */
  image: boolean;
  /** `120 KB`. */
  size: string;
}

export function toFileView({ id, name, mime, size }: SentFile): FileView {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return {
    url: `/chat/file/${encodeURIComponent(id)}`,
    name,
    image: /^image\/(jpeg|png|webp)$/.test(mime),
    size: kilobytes < 1000 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`,
  };
}

/** The row's id without the contact: that holds the address, which stays in the cookie. */
export const viewId = (rowId: string, address: string): string =>
  rowId.slice(`web:${address}:`.length);

/** A log row as its page may see it. What a person typed is never interpreted. */
export function toView(row: LoggedMessage, address: string): MessageView {
  const from = row.direction === 'out' ? 'bot' : 'me';
  const parts = from === 'bot' ? splitMarks(row.text) : [];
  // A line of the log names the file in front of what was written under it; a page shows the file itself.
  const named = row.file && from === 'me';
  const text = named ? row.text.replace(/^\[[^\]\n]*\] ?/, '') : row.text;
  const plain = parts.every(({ kind }) => kind === 'text');
  return {
    id: viewId(row.id, address),
    from,
    at: row.at.toISOString(),
    text,
    ...(!plain && { parts }),
    ...(row.choices && { choices: row.choices }),
    ...(row.request && { request: row.request }),
    ...(row.file && { file: toFileView(row.file) }),
  };
}

/** A conversation as its page may see it; the start it asked for itself is left out. */
export function toViews(rows: LoggedMessage[], address: string): MessageView[] {
  return rows.map((row) => toView(row, address)).filter(({ id }) => !id.startsWith(`in:${START}`));
}

/** What comes after the message with this id; all of it if that is not (or no longer) there. */
export function viewsAfter(
  rows: LoggedMessage[],
  address: string,
  after: string | undefined,
): MessageView[] {
  const views = toViews(rows, address);
  return views.slice(views.findIndex(({ id }) => id === after) + 1);
}
