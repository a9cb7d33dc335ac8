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
}

/** The row's id without the contact: that holds the address, which stays in the cookie. */
export const viewId = (rowId: string, address: string): string =>
  rowId.slice(`web:${address}:`.length);

/** A log row as its page may see it. What a person typed is never interpreted. */
export function toView(row: LoggedMessage, address: string): MessageView {
  const from = row.direction === 'out' ? 'bot' : 'me';
  const parts = from === 'bot' ? splitMarks(row.text) : [];
  const plain = parts.every(({ kind }) => kind === 'text');
  return {
    id: viewId(row.id, address),
    from,
    at: row.at.toISOString(),
    text: row.text,
    ...(!plain && { parts }),
    ...(row.choices && { choices: row.choices }),
    ...(row.request && { request: row.request }),
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
