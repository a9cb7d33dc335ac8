import { buildConversations, type Conversations } from '../app/build-conversations.js';
import { openDataKeys, openSecrets } from '../start/open-secrets.js';
import { reportUnfilled } from '../i18n/report-unfilled.js';
import { webAddress } from '../start/web-address.js';
import type { Config } from '../config.js';
import { loadWords } from '../i18n/words.js';
import { packagePath } from '../package-root.js';
import type { Channel } from '../ports/channel.js';
import { systemClock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Database } from '../store/connect.js';

/**
 * Conversations in a command's own process. What is said to somebody on a channel that does not run here is sent by
 * the process that runs it.
 */
export async function converseHere(
  config: Config,
  database: Database,
  logger: Logger,
  channels: Channel[] = [],
): Promise<Conversations> {
  return buildConversations({
    database,
    secrets: await openSecrets(openDataKeys(config, logger), database),
    words: loadWords(packagePath('locales'), config.timeZone, reportUnfilled(logger)),
    channels,
    clock: systemClock,
    logger,
    timeZone: config.timeZone,
    publicUrl: webAddress(config).url,
    processId: `command-${process.pid}`,
    telegramLink: () => undefined,
  });
}
