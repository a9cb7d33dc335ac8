import wweb, { type Client } from 'whatsapp-web.js';
import { setTimeout as wait } from 'node:timers/promises';
import type { Order } from '../protocol.js';
import type { Progress } from './answer.js';

type Task = Extract<Order, { type: 'send' | 'seen' | 'resolve' | 'download' | 'pair' }>;

interface Answering {
  answer(id: number, call: (progress: Progress) => Promise<unknown>): Promise<void>;
  refuse(id: number, message: string): void;
}

/** Does what was ordered, with a client that is ready; without one everything has to wait. */
export async function carryOut(
  client: Client | undefined,
  task: Task,
  owner: Answering,
): Promise<void> {
  if (!client) {
    if ('id' in task) owner.refuse(task.id, 'WhatsApp is not ready');
    return;
  }
  switch (task.type) {
    case 'send':
      return owner.answer(task.id, (progress) => send(client, task, progress));
    case 'seen':
      // A read receipt that does not go out is no harm.
      await client.sendSeen(task.to).catch(() => false);
      return;
    case 'resolve':
      return owner.answer(
        task.id,
        async () => (await client.getContactLidAndPhone([task.of]))[0] ?? {},
      );
    case 'download':
      return owner.answer(task.id, () => download(client, task.ref));
    case 'pair':
      return owner.answer(task.id, () => client.requestPairingCode(task.phone, true, 170_000));
  }
}

/**
 * Tells the page to send, once it is sure that WhatsApp is connected. `sendSeen: false`: the library would mark the
 * chat as read, and with it what was not handled yet.
 */
async function send(
  client: Client,
  { to, text, file, typingMs }: Extract<Task, { type: 'send' }>,
  progress: Progress,
): Promise<{ ref: string }> {
  const state = (await client.getState()) as string | null;
  if (state !== 'CONNECTED') throw new Error(`WhatsApp is not connected: ${state ?? 'unknown'}`);
  if (typingMs > 0) await showTyping(client, to, typingMs);
  const content = file ? new wweb.MessageMedia(file.mime, file.base64, file.name) : text;
  const options = {
    sendSeen: false,
    linkPreview: false,
    ...(file && text !== '' && { caption: text }),
    ...(file && { sendMediaAsDocument: !/^image\/(png|jpeg)$/.test(file.mime) }),
  };
  if (progress.over) throw new Error('it took too long until WhatsApp could be told to send');
  progress.handed = true;
  const sent = await client.sendMessage(to, content, options);
  // The types say it is always there; the library gives nothing for some chats, sent or not.
  if (!(sent as unknown)) throw new Error('WhatsApp does not say what became of the message');
  return { ref: sent.id._serialized };
}

/** Typing that can not be shown does not keep a message back. */
async function showTyping(client: Client, to: string, ms: number): Promise<void> {
  try {
    const show = (state: string) =>
      client.pupPage?.evaluate(
        (wanted, chat) =>
          (
            globalThis as unknown as {
              WWebJS: { sendChatstate(state: string, chat: string): Promise<unknown> };
            }
          ).WWebJS.sendChatstate(wanted, chat),
        state,
        to,
      );
    await show('typing');
    await wait(ms);
    await show('stop');
  } catch {
    // Sent without.
  }
}

async function download(client: Client, ref: string) {
  const message = await client.getMessageById(ref);
  const media = await fetchMedia(message);
  if (!media) throw new Error('the file is not there any more');
  return {
    mime: media.mimetype,
    base64: media.data,
    ...(media.filename ? { name: media.filename } : {}),
  };
}

/** The library's types promise both the message and its file; neither is sure. */
const fetchMedia = (message: wweb.Message | undefined): Promise<wweb.MessageMedia> | undefined =>
  message?.downloadMedia();
