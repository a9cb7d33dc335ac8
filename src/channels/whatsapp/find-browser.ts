import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser to run WhatsApp Web in.
 * @param given WHATSAPP_BROWSER; without it the first Chromium or Chrome on the PATH
 * @throws Error that says what to set
 */
export function findBrowser(given: string | undefined, path = process.env.PATH ?? ''): string {
  if (given !== undefined) {
    if (isProgram(given)) return given;
    throw new Error(`WHATSAPP_BROWSER: there is no program "${given}"`);
  }
  const folders = path.split(delimiter).filter(Boolean);
  const found = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isProgram);
  if (found !== undefined) return found;
  throw new Error('WHATSAPP_BROWSER is not set and no Chromium is on the PATH');
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
