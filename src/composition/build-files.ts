import type { Channel } from '../ports/channel.js';
import type { Files } from '../ports/files.js';
import type { Secrets } from '../programme/secrets.js';
import type { Database } from '../store/connect.js';

/** Files of people and documents for them, kept in the store; what people sent is fetched from their channel. */
export function buildFiles(
  _database: Database,
  _secrets: Secrets,
  _channels: readonly Channel[],
): Files {
  const none = () => Promise.reject(new Error('files are not kept yet'));
  return { keep: none, read: none, forget: () => Promise.resolve(), take: none };
}
