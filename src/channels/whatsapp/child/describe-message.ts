import type { Message } from 'whatsapp-web.js';
import type { RawMessage } from '../protocol.js';

/** What the library keeps of a message beside its documented fields. */
interface Inside {
  notifyName?: unknown;
  caption?: unknown;
  mimetype?: unknown;
  filename?: unknown;
  size?: unknown;
  id?: { id?: unknown };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A message of the library as plain data. */
export function describeMessage(message: Message): RawMessage {
  const inside = (message as unknown as { _data?: Inside })._data ?? {};
  const { _serialized: ref, id } = message.id;
  const raw: RawMessage = {
    ref,
    id,
    from: message.from,
    type: message.type,
    body: text(message.body) ?? '',
    at: message.timestamp,
    status: (message.isStatus as boolean | undefined) === true,
  };
  const name = text(inside.notifyName);
  const caption = text(inside.caption);
  const mime = text(inside.mimetype);
  const fileName = text(inside.filename);
  const location = message.location as typeof message.location | undefined;
  const { vCards } = message;
  return {
    ...raw,
    ...(name !== undefined && { name }),
    ...(caption !== undefined && { caption }),
    ...(mime !== undefined && { mime }),
    ...(fileName !== undefined && { fileName }),
    ...(typeof inside.size === 'number' && { size: inside.size }),
    ...(location && {
      location: { latitude: Number(location.latitude), longitude: Number(location.longitude) },
    }),
    ...(vCards.length > 0 && { vcards: vCards.map(String) }),
  };
}
