import { createHmac, randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import type { Platform } from '../ports/platform.js';
import { signInStore } from '../store/users.js';
import { createDashboard, type Dashboard } from '../web/dashboard/index.js';
import type { BoardQueue } from '../web/queues-page.js';
import type { AccountParts } from '../web/sign-in/accounts.js';
import { pageEntries, type BoundModules } from './modules.js';

export interface DashboardSurroundings {
  config: Config;
  platform: Platform;
  modules: BoundModules;
  accounts: AccountParts;
  /** The first signs what forms carry. */
  cookieSecrets: string[];
  /** The queues, once they are open; absent where this process has none. */
  queues: Promise<BoardQueue[]> | undefined;
}

/** The dashboard with the pages of all modules. */
export function buildDashboard(around: DashboardSurroundings): Dashboard {
  const { config, platform, modules, accounts, cookieSecrets, queues } = around;
  const { database, words, clock, logger } = platform;
  const [secret = ''] = cookieSecrets;
  return createDashboard({
    config: {
      publicUrl: config.publicUrl,
      secureCookies: config.publicUrl.startsWith('https:'),
      // Apart from the key that signs cookies.
      formKey: createHmac('sha256', secret).update('dashboard forms').digest('base64url'),
      timeZone: config.timeZone,
    },
    accounts,
    signIns: signInStore(database),
    messages: (locale, key, values) =>
      words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
    rooms: modules.bound.flatMap((module) => module.rooms()),
    entries: pageEntries,
    categoryName: (locale, category) =>
      words.find(locale, `registration:category.choices.${category}`) ?? category,
    newSecret: () => randomBytes(32).toString('base64url'),
    clock,
    logger,
    ...(queues && { queues }),
  });
}
