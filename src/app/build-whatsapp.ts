import { join } from 'node:path';
import { toString as drawQr } from 'qrcode';
import { WhatsAppChannel, type LinkRequest, type LinkStatus } from '../channels/whatsapp/index.js';
import type { Config } from '../config.js';
import type { Words } from '../i18n/words.js';
import type { Clock } from '../ports/clock.js';
import type { FileStore } from '../ports/files.js';
import type { Logger } from '../ports/logger.js';
import type { Database } from '../store/connect.js';
import { accountStore, aliasStore, whatsappTraffic } from '../store/whatsapp.js';
import { whatsappBudgetStore } from '../store/whatsapp-budget.js';
import { claimDataDir } from '../start/claim-data-dir.js';

interface Surroundings {
  files: FileStore;
  logger: Logger;
  clock: Clock;
}

/** The channel, where this process has the role. @throws ConfigError when its session is another process's */
export function buildWhatsApp(
  config: Config,
  database: Database,
  words: Words,
  { files, logger, clock }: Surroundings,
): WhatsAppChannel | undefined {
  if (!config.whatsapp || !config.roles.includes('whatsapp')) return undefined;
  const folder = join(config.dataDir, 'whatsapp');
  const lock = claimDataDir(config, {}, 'whatsapp');
  const { browser, memoryMb, webVersion } = config.whatsapp;
  const budget = whatsappBudgetStore(database);
  const channel = new WhatsAppChannel({
    browser,
    folder,
    memoryMb,
    ...(webVersion !== undefined && { webVersion }),
    records: {
      aliases: aliasStore(database),
      ...accountStore<LinkStatus, LinkRequest>(database),
      ...whatsappTraffic(database, config.timeZone),
      noteWarning: (_reason, at) => budget.pause('warned', at),
    },
    files,
    callText: () => words.say('id', 'common:call'),
    showQr: (qr) => {
      void showQr(qr, config.publicUrl);
    },
    logger,
    clock,
  });
  return releasing(channel, () => {
    lock.release();
  });
}

/** The session's folder is free again when the channel has stopped. */
function releasing(channel: WhatsAppChannel, release: () => void): WhatsAppChannel {
  const stop = channel.stop.bind(channel);
  channel.stop = async () => {
    await stop();
    release();
  };
  return channel;
}

/** On a terminal only: a log is no place for a code that links the account. */
async function showQr(qr: string, publicUrl: string): Promise<void> {
  if (!process.stdout.isTTY) return;
  const drawn = await drawQr(qr, { type: 'terminal', small: true });
  process.stdout.write(
    `\nWhatsApp > Linked devices > Link a device, or ${publicUrl}/whatsapp\n${drawn}\n`,
  );
}
