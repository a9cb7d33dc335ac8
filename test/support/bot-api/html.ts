import type { MessageEntity } from 'grammy/types';
import { badRequest, type ApiError } from './api-error.js';

const tags: Record<string, MessageEntity['type']> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const token =
  /&(?:(lt|gt|amp|quot)|#(\d+)|#x([0-9a-f]+));|<(\/?)([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>|</gi;

/**
 * Reads `parse_mode: HTML` as Telegram does.
 * @returns the text without the markup, trimmed, and its entities
 * @throws ApiError 400 for unknown, unclosed or crossed tags
 */
export function parseHtml(html: string): { text: string; entities: MessageEntity[] } {
  const open: { name: string; offset: number; attributes: string }[] = [];
  const entities: MessageEntity[] = [];
  let text = '';
  let read = 0;
  for (const match of html.matchAll(token)) {
    text += html.slice(read, match.index);
    read = match.index + match[0].length;
    const [whole, entity, decimal, hex, slash, tag, attributes = ''] = match;
    if (whole.startsWith('&')) text += character(entity, decimal, hex);
    else if (tag === undefined) throw unparsable(`Unsupported start tag "" ${where(html, match)}`);
    else if (slash === '') {
      const name = tag.toLowerCase();
      if (!(name in tags))
        throw unparsable(`Unsupported start tag "${name}" ${where(html, match)}`);
      open.push({ name, offset: text.length, attributes });
    } else {
      const last = open.pop();
      if (!last) throw unparsable(`Unexpected end tag ${where(html, match)}`);
      if (last.name !== tag.toLowerCase()) {
        throw unparsable(
          `Unmatched end tag ${where(html, match)}, expected "</${last.name}>", found "${whole}"`,
        );
      }
      entities.push(entityOf(last, text.length));
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) {
    throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  return trimmed(text + html.slice(read), entities);
}

function character(name?: string, decimal?: string, hex?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? '';
  return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
}

function entityOf(
  { name, offset, attributes }: { name: string; offset: number; attributes: string },
  end: number,
): MessageEntity {
  const type = tags[name] ?? 'bold';
  const url = /href\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
  return { type, offset, length: end - offset, ...(url && { url }) } as MessageEntity;
}

function trimmed(
  text: string,
  entities: MessageEntity[],
): { text: string; entities: MessageEntity[] } {
  const cut = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.map((entity) => {
    const from = Math.max(0, entity.offset - cut);
    const to = Math.min(kept.length, entity.offset - cut + entity.length);
    return { ...entity, offset: from, length: to - from };
  });
  return { text: kept, entities: moved.filter(({ length }) => length > 0) };
}

function where(html: string, match: RegExpMatchArray): string {
  return `at byte offset ${Buffer.byteLength(html.slice(0, match.index))}`;
}

function unparsable(why: string): ApiError {
  return badRequest(`can't parse entities: ${why}`);
}
