import type { Channel } from '../ports/channel.js';
import { largestFile, type Files, type FileStore } from '../ports/files.js';
import { SendError } from '../ports/send-error.js';
import { createSecrets } from './secrets.js';
import { type Secrets } from '../ports/secrets.js';
import type { Database } from './connect.js';
import { fileStore } from './files.js';

/** Files of people and documents for them, kept in the store; what people sent is fetched from their channel. */
export function buildFiles(
  database: Database,
  secrets: Secrets,
  channels: readonly Channel[],
): Files {
  const store = fileStore(database, secrets);
  return {
    ...store,
    async take(contactId, file, { id, ownerId }) {
      const known = await store.find(id);
      if (known) return known;
      const channel = channels.find(({ name }) => contactId.startsWith(`${name}:`));
      if (!channel?.fetch) throw new SendError('unavailable', 'no channel here fetches this file');
      const fetched = await channel.fetch(file);
      const { bytes } = fetched;
      if (bytes.length > largestFile) throw new SendError('rejected', 'the file is too large');
      const mime = fetched.mime ?? file.mime ?? 'application/octet-stream';
      const name = file.name ?? fetched.name ?? nameFor(mime);
      return store.keep({ id, ownerId, name, mime, bytes });
    },
  };
}

/** Kept files for the channels, which are there before the store is: opening them needs the data keys alone. */
export const filesFor = (data: Buffer[], database: Database): FileStore =>
  fileStore(database, createSecrets({ data, index: Buffer.alloc(32) }));

const endings: Record<string, string> = {
  'image/jpeg': 'foto.jpg',
  'image/png': 'foto.png',
  'image/webp': 'foto.webp',
  'application/pdf': 'berkas.pdf',
};

const nameFor = (mime: string): string => endings[mime] ?? 'berkas';
