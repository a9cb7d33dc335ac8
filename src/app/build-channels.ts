import { createTelegramChannel, type TelegramChannel } from '../channels/telegram/index.js';
import type { WhatsAppChannel } from '../channels/whatsapp/index.js';
import { createWebChannel, type WebChannel } from '../channels/web/index.js';
import type { Config } from '../config.js';
import { locales, type Words } from '../i18n/words.js';
import type { Channel } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { FileStore } from '../ports/files.js';
import type { Logger } from '../ports/logger.js';
import type { Database } from '../store/connect.js';
import { contactStore } from '../modules/people/store/contacts.js';
import { messageLog } from '../store/messages.js';
import { buildWhatsApp } from './build-whatsapp.js';

interface ChannelSurroundings {
  files: FileStore;
  logger: Logger;
  clock: Clock;
}

export interface Channels {
  telegram: TelegramChannel | undefined;
  whatsapp: WhatsAppChannel | undefined;
  web: WebChannel | undefined;
  /** Those that are started here. */
  all: Channel[];
  /** Those that run elsewhere, and that can be sent through from here all the same. */
  sendOnly: Channel[];
}

/** The channels that this process runs, by its roles. */
export function buildChannels(
  config: Config,
  database: Database,
  words: Words,
  parts: ChannelSurroundings,
): Channels {
  const telegram = config.roles.includes('telegram')
    ? buildTelegram(config, database, words, parts)
    : undefined;
  const web = config.roles.includes('web')
    ? createWebChannel({ log: messageLog(database), ...parts })
    : undefined;
  const whatsapp = buildWhatsApp(config, database, words, parts);
  const all = [telegram, whatsapp, web].filter((channel) => channel !== undefined);
  // Whoever holds the token can send through Telegram.
  const sender =
    telegram || !config.roles.includes('worker')
      ? undefined
      : buildTelegram(config, database, words, parts);
  return { telegram, whatsapp, web, all, sendOnly: sender ? [sender] : [] };
}

function buildTelegram(
  config: Config,
  database: Database,
  words: Words,
  { files, logger, clock }: ChannelSurroundings,
): TelegramChannel | undefined {
  if (!config.telegram) return undefined;
  const { token, apiRoot, mode, webhookSecret } = config.telegram;
  const contacts = contactStore(database);
  return createTelegramChannel({
    token,
    apiRoot,
    mode,
    webhookUrl: `${config.publicUrl}/telegram/webhook`,
    ...(webhookSecret !== undefined && { webhookSecret }),
    commandsMenu: Object.fromEntries(locales.map((locale) => [locale, menuOf(words, locale)])),
    descriptions: Object.fromEntries(
      locales.map((locale) => [locale, words.say(locale, 'telegram:description')]),
    ),
    texts: (language) => ({
      unknownButton: words.say(language === 'en' ? 'en' : 'id', 'telegram:unknownButton'),
    }),
    onReachability: (address, reachable) =>
      reach(contacts, `telegram:${address}`, reachable, clock),
    files,
    logger,
    clock,
  });
}

const menuOf = (words: Words, locale: string) =>
  words
    .keys(locale, 'telegram')
    .filter((key) => key.startsWith('menu.'))
    .map((key) => ({
      command: key.slice('menu.'.length),
      description: words.say(locale, `telegram:${key}`),
    }));

/** Only of contacts on record: somebody who never agreed to anything gets none by blocking the bot. */
async function reach(
  contacts: ReturnType<typeof contactStore>,
  contactId: string,
  reachable: boolean,
  clock: Clock,
): Promise<void> {
  if (reachable) await contacts.markReachable(contactId);
  else await contacts.markUnreachable(contactId, 'blocked', clock.now());
}
