import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram } from '../channels/whatsapp/index.js';
import { ConfigError, type Config } from '../config.js';
import { readKeyFile } from './open-secrets.js';
import { settlePort, type SettledPort } from './settle-port.js';

/**
 * Finds what would stop a start later, while nothing is opened and nothing logged.
 * @returns the configuration with the port to listen on, which is held until then
 * @throws ConfigError for the first variable that is wrong
 */
export async function checkStart(config: Config): Promise<SettledPort> {
  readKeyFile(config);
  if (config.roles.includes('whatsapp')) checkWhatsApp(config);
  return settlePort(config);
}

/** A browser that is merely not found is waited for: the other channels serve people meanwhile. */
function checkWhatsApp({ whatsapp, dataDir }: Config): void {
  const { browser, webVersion } = whatsapp ?? {};
  if (browser !== undefined && !isProgram(browser))
    throw new ConfigError(
      'WHATSAPP_BROWSER',
      browser,
      'the path of Chromium or Chrome',
      'is no program',
    );
  if (webVersion === undefined) return;
  const page = join(dataDir, 'whatsapp', 'versions', `${webVersion}.html`);
  if (existsSync(page)) return;
  throw new ConfigError('WHATSAPP_WEB_VERSION', webVersion, `a version whose page is at ${page}`);
}
