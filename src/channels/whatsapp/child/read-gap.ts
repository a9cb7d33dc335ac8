import type { Client } from 'whatsapp-web.js';
import type { RawMessage } from '../protocol.js';
import { describeMessage } from './describe-message.js';

/** Chats in which something was said in the last days are worth a look. */
const lookBackS = 7 * 86_400;

/** Chats of single people in which something is unread or was said lately. */
export async function listChats(
  client: Client,
): Promise<{ id: string; unread: number; at: number }[]> {
  const since = Date.now() / 1000 - lookBackS;
  const chats = await client.getChats();
  return chats
    .filter(({ isGroup, id }) => !isGroup && /@(c\.us|lid)$/.test(id._serialized))
    .map(({ id, unreadCount, timestamp }) => ({
      id: id._serialized,
      unread: unreadCount,
      at: timestamp || 0,
    }))
    .filter(({ unread, at }) => unread > 0 || at >= since);
}

/** What a person wrote in a chat after a moment, oldest first. */
export async function readGap(
  client: Client,
  { id, after, limit }: { id: string; after: number; limit: number },
): Promise<RawMessage[]> {
  const chat = await client.getChatById(id);
  const messages = await chat.fetchMessages({ limit, fromMe: false });
  return messages
    .filter(({ fromMe, timestamp }) => !fromMe && timestamp >= after)
    .map(describeMessage)
    .sort((a, b) => a.at - b.at);
}
