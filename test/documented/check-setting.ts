import { readConfig } from '../../src/config.js';
import { configNames } from '../packaging/config-names.js';

/** Settings of other programs. */
const foreign = ['Restart=always'];

/** With it every other setting can be tried by itself. */
const complete = {
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_URL: 'https://pasti.example',
  TELEGRAM_BOT_TOKEN: '1:token',
  TELEGRAM_WEBHOOK_SECRET: 'secret',
  WHATSAPP: 'on',
};

/** @param value undefined, or `...`, where a document shows none. @throws Error for a setting that there is not */
export function checkSetting(name: string, value: string | undefined): void {
  if (foreign.includes(`${name}=${value}`)) return;
  if (!configNames().includes(name)) throw new Error(`there is no setting ${name}`);
  if (value !== undefined && value !== '...') readConfig({ ...complete, [name]: value });
}
