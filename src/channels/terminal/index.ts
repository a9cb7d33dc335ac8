import type { Channel, ChannelName, Deliver, Outgoing } from '../../ports/channel.js';
import { SendError } from '../../ports/send-error.js';

export interface TerminalOptions {
  /** Shows a message; called in order for an address. */
  show: (address: string, message: Outgoing) => void;
  /** What the channel passes for, and whether it has buttons: a script can play any channel. */
  name?: ChannelName;
  buttons?: boolean;
  /** Whether a file can be fetched now; without it, always. */
  fetches?: () => boolean;
}

export interface TerminalChannel extends Channel {
  /** The channel's way in, once it is started. */
  deliver: Deliver;
}

/** What stands for the bytes of a file that is named in the terminal: a grey dot, a PDF without pages. */
const samples: Record<string, Uint8Array> = {
  'image/png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
  'image/jpeg': Buffer.from('/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==', 'base64'),
  'application/pdf': Buffer.from('%PDF-1.4\n%%EOF\n'),
};

/** A conversation in the terminal: options as a numbered list, answers typed. */
export function createTerminalChannel(options: TerminalOptions): TerminalChannel {
  const { show, name = 'terminal', buttons = false, fetches = () => true } = options;
  let messages = 0;
  const channel: TerminalChannel = {
    name,
    capabilities: {
      buttons,
      contactRequest: buttons,
      deletes: false,
      maxLength: 4000,
      ...(name === 'whatsapp' && { secrets: false }),
    },
    deliver: () => Promise.reject(new Error('the terminal channel is not started')),
    start(deliver) {
      channel.deliver = deliver;
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
    send(address, message) {
      show(address, message);
      messages += 1;
      return Promise.resolve({ ref: String(messages) });
    },
    fetch: ({ mime, name: called }) =>
      fetches()
        ? Promise.resolve({
            bytes: samples[mime ?? ''] ?? Buffer.from('berkas'),
            ...(mime !== undefined && { mime }),
            ...(called !== undefined && { name: called }),
          })
        : Promise.reject(new SendError('rejected', 'the file is gone')),
    tidy: () => Promise.resolve(),
    health: () => ({ state: 'up' }),
  };
  return channel;
}
