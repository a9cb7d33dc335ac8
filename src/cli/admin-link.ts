import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { pino } from 'pino';
import { askBotName } from '../channels/telegram/ask-bot-name.js';
import { commandLine } from '../command-line.js';
import { linkChatParts } from '../modules/users/build-admin-links.js';
import { openDataKeys, openSecrets } from '../start/open-secrets.js';
import { openStore } from '../app/open-store.js';
import { webAddressOfLink } from '../start/web-address.js';
import { readConfig, type Config } from '../config.js';
import { systemClock } from '../ports/clock.js';
import { linkChat, type ChatLink } from '../modules/users/link-chat.js';
import { readEmail } from '../web/sign-in/user.js';
import { userStore } from '../store/users.js';

/** `pasti admin link`: a chat of one's own, to work for the office in. */
export function linkCommand(): Command {
  return new Command('link')
    .description(
      'make a single-use link with which a chat becomes an admin’s; it works for an hour',
    )
    .argument('<email>', 'address with which the admin signs in')
    .action(async (typed: string) => {
      const email = readEmail(typed);
      if (email === undefined) throw new Error(`"${typed}" is not an e-mail address`);
      const config = readConfig(process.env);
      const { url, caution } = webAddressOfLink(config);
      const { telegram, web, expiresAt } = await makeLink(config, url, email);
      if (telegram !== undefined) console.log(`Telegram: ${telegram}`);
      console.log(`Web:      ${web}`);
      console.log(`single use, until ${expiresAt.toISOString()}`);
      if (caution !== undefined) console.error(caution);
    });
}

const quiet = pino({ level: 'error' }, process.stderr);

async function makeLink(config: Config, publicUrl: string, email: string): Promise<ChatLink> {
  const store = await openStore(config, quiet, true);
  try {
    const { database } = store;
    if (!(await userStore(database).find(email)))
      throw new Error(
        `there is no admin "${email}"; ${commandLine(`admin create ${email}`)} makes one`,
      );
    const secrets = await openSecrets(openDataKeys(config, quiet), database);
    const bot = config.telegram && (await askBotName(config.telegram));
    const telegramLink = (token: string) =>
      bot ? `https://t.me/${bot}?start=${token}` : undefined;
    const newToken = () => randomBytes(18).toString('base64url');
    const parts = linkChatParts({ database, secrets, publicUrl, telegramLink, newToken });
    return await linkChat(parts, email, 'command line', systemClock.now());
  } finally {
    await store.close();
  }
}
