import type { FileRef, Input, Unreadable } from '../../engine/types.js';
import type { RawMessage } from './protocol.js';
import { readVcard } from './read-vcard.js';

/** Chats of single people; groups, channels and status posts are none. */
export const isPerson = (id: string): boolean => /^[\w.:-]+@(c\.us|lid)$/.test(id);

/** Notices of the platform, and what is not said to us: nothing to answer. */
const silent = new Set([
  'e2e_notification',
  'notification',
  'notification_template',
  'broadcast_notification',
  'gp2',
  'call_log',
  'protocol',
  'ciphertext',
  'revoked',
  'debug',
  'reaction',
  'pin_message',
  'keep_in_chat',
  'biz_content_placeholder',
  'event_response',
]);

const unreadable: Record<string, Unreadable> = {
  sticker: 'sticker',
  ptt: 'voice',
  audio: 'voice',
  video: 'video',
  ptv: 'video',
};

/**
 * What a message says; undefined for what is passed over on purpose: groups, status posts, reactions, notices of the
 * platform.
 */
export function decode(message: RawMessage): Input | undefined {
  if (message.status || !isPerson(message.from) || silent.has(message.type)) return undefined;
  switch (message.type) {
    case 'chat':
    case 'buttons_response':
    case 'list_response':
      return readText(message.body);
    case 'image':
      return withFile('photo', message);
    case 'document':
      return withFile('document', message);
    case 'location':
      return message.location
        ? { type: 'location', ...message.location }
        : { type: 'unreadable', what: 'other' };
    case 'vcard':
      return readCard(message);
    default:
      return { type: 'unreadable', what: unreadable[message.type] ?? 'other' };
  }
}

/** What a link to the chat put into the input field: `HUBUNGKAN <token>`; WhatsApp has no start button. */
function readText(text: string): Input {
  const payload = /^(?:hubungkan|\/start)\s+([\w-]{16,64})$/i.exec(text.trim())?.[1];
  return payload === undefined ? { type: 'text', text } : { type: 'start', payload };
}

function withFile(type: 'photo' | 'document', message: RawMessage): Input {
  const { ref, mime, size, fileName, caption } = message;
  const file: FileRef = {
    ref,
    ...(fileName !== undefined && { name: fileName }),
    ...(mime !== undefined && { mime }),
    ...(size !== undefined && { size }),
  };
  return { type, file, ...(caption !== undefined && { caption }) };
}

/** A contact card; the own one when WhatsApp's number in it is the sender's. */
function readCard({ vcards = [], body, from }: RawMessage): Input {
  const card = readVcard(vcards[0] ?? body);
  if (!card) return { type: 'unreadable', what: 'other' };
  return { type: 'contact', phone: card.phone, own: card.account === from.replace(/@c\.us$/, '') };
}
