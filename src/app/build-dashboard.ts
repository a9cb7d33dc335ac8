import { createHmac, randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import type { Words } from '../i18n/words.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { OneTime } from '../web/sign-in/accounts.js';
import type { Database } from '../store/connect.js';
import { overviewStore } from '../modules/overview/store.js';
import { signInStore } from '../store/users.js';
import { createDashboard, type Dashboard, type DashboardParts } from '../web/dashboard/index.js';
import type { BullQueue } from '../../worker/queues/backend.js';
import type { Files } from '../ports/files.js';
import type { Conversations } from './build-conversations.js';
import { buildRooms } from './dashboard/build-rooms.js';
import { buildAccounts, openFirstAccount } from './build-accounts.js';

export interface DashboardSurroundings {
  config: Config;
  database: Database;
  /** The first signs what forms carry. */
  cookieSecrets: string[];
  words: Words;
  clock: Clock;
  logger: Logger;
  running: RunningParts;
}

/** What is there once the store is open; pages that need it answer 503 until then. */
export interface RunningParts {
  conversations?: Conversations;
  files?: Files;
}

export interface BuiltDashboard {
  /** Absent where this process does not serve people. */
  plugin: Dashboard | undefined;
  /** Shows the queues, once they are there. */
  showQueues(queues: { bullQueues(): Promise<BullQueue[]> }): void;
  /** Makes the first user of a new installation. @returns what the terminal has to show, once */
  openFirstAccount(): Promise<OneTime | undefined>;
}

/** The dashboard, on the real store. */
export function buildDashboard(around: DashboardSurroundings): BuiltDashboard {
  const { config, database, clock, logger } = around;
  const accounts = buildAccounts(database, clock);
  const serves = config.roles.includes('web');
  let show: (queues: Promise<BullQueue[]>) => void = () => undefined;
  const queues =
    serves && config.roles.includes('worker')
      ? new Promise<BullQueue[]>((resolve) => {
          show = resolve;
        })
      : undefined;
  const parts = { ...partsOf(around), accounts, ...(queues && { queues }) };
  return {
    plugin: serves ? createDashboard(parts) : undefined,
    showQueues(opened) {
      if (queues) show(opened.bullQueues());
    },
    openFirstAccount: async () => (serves ? openFirstAccount(config, accounts, logger) : undefined),
  };
}

function partsOf(around: DashboardSurroundings): Omit<DashboardParts, 'accounts' | 'queues'> {
  const { config, database, cookieSecrets, words, clock, logger } = around;
  const [secret = ''] = cookieSecrets;
  return {
    config: {
      publicUrl: config.publicUrl,
      secureCookies: config.publicUrl.startsWith('https:'),
      // Apart from the key that signs cookies.
      formKey: createHmac('sha256', secret).update('dashboard forms').digest('base64url'),
      timeZone: config.timeZone,
    },
    signIns: signInStore(database),
    overview: overviewStore(database),
    messages: (locale, key, values) =>
      words.say(locale, key.includes(':') ? key : `dashboard:${key}`, values),
    rooms: buildRooms(around),
    categoryName: (locale, category) =>
      words.find(locale, `registration:category.choices.${category}`) ?? category,
    newSecret: () => randomBytes(32).toString('base64url'),
    clock,
    logger,
  };
}
