import type { Contact, Message, PhotoSize, Document } from 'grammy/types';
import type { Input, Unreadable } from '../../engine/types.js';
import { largestFile } from '../../ports/files.js';

/** Fields of messages that Telegram itself writes into a private chat: nobody waits for a reply. */
const serviceFields = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'message_auto_delete_timer_changed',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'chat_shared',
  'connected_website',
  'write_access_allowed',
  'passport_data',
  'proximity_alert_triggered',
  'boost_added',
  'chat_background_set',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'gift',
  'gift_upgrade_sent',
  'unique_gift',
  'paid_message_price_changed',
  'managed_bot_created',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
  'web_app_data',
] as const satisfies (keyof Message)[];

/** What a message of a person says; undefined for a service message. */
export function decodeContent(message: Message): Input | undefined {
  if (message.text !== undefined) return decodeText(message.text);
  if (message.contact) return decodeContact(message.contact, message.from?.id);
  if (message.location) {
    const { latitude, longitude } = message.location;
    return { type: 'location', latitude, longitude };
  }
  if (message.photo) return decodePhoto(message.photo, message.caption);
  // A GIF has `document` set beside `animation`.
  if (message.document && !message.animation) {
    return decodeDocument(message.document, message.caption);
  }
  if (serviceFields.some((field) => message[field] !== undefined)) return undefined;
  return { type: 'unreadable', what: unreadableOf(message) };
}

function decodeText(text: string): Input {
  const command = /^\/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?$/is.exec(text);
  if (command?.[1] === undefined) return { type: 'text', text };
  const rest = command[2]?.trim() ?? '';
  if (command[1].toLowerCase() === 'start') {
    return rest === '' ? { type: 'start' } : { type: 'start', payload: rest };
  }
  // A command of the menu can not hold a space: /data_saya stands for DATA SAYA.
  const words = command[1].replaceAll('_', ' ').trim();
  return { type: 'text', text: rest === '' ? words : `${words} ${rest}` };
}

function decodeContact(contact: Contact, sender: number | undefined): Input {
  const own = contact.user_id !== undefined && contact.user_id === sender;
  const written = contact.phone_number;
  // Some clients leave out the plus of the own number, which is always an international one.
  const phone = own && /^\d/.test(written) ? `+${written}` : written;
  return { type: 'contact', phone, own };
}

function decodePhoto(sizes: PhotoSize[], caption: string | undefined): Input | undefined {
  const fitting = sizes.filter(({ file_size = 0 }) => file_size <= largestFile);
  const [first, ...others] = fitting.length > 0 ? fitting : sizes;
  if (!first) return { type: 'unreadable', what: 'other' };
  const largest = others.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a), first);
  const { file_id: ref, file_size: size } = largest;
  // Telegram makes a JPEG of every photo.
  return {
    type: 'photo',
    file: { ref, mime: 'image/jpeg', ...(size !== undefined && { size }) },
    ...(caption !== undefined && { caption }),
  };
}

function decodeDocument(document: Document, caption: string | undefined): Input {
  const { file_id: ref, file_name: name, mime_type: mime, file_size: size } = document;
  return {
    type: 'document',
    file: {
      ref,
      ...(name !== undefined && { name }),
      ...(mime !== undefined && { mime }),
      ...(size !== undefined && { size }),
    },
    ...(caption !== undefined && { caption }),
  };
}

function unreadableOf(message: Message): Unreadable {
  if (message.sticker) return 'sticker';
  if (message.voice ?? message.audio) return 'voice';
  if (message.video ?? message.video_note ?? message.animation) return 'video';
  return 'other';
}
