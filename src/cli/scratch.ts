import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryLedger, joinLedgers } from '../app/build-broadcast-work.js';
import {
  buildConversations,
  type ConversationParts,
  type Conversations,
} from '../app/build-conversations.js';
import { seedFacts } from '../modules/facts/seed-facts.js';
import { startEmbeddedStore } from '../embedded/store/index.js';
import { loadWords, type Words } from '../i18n/words.js';
import { reminderLedger } from '../delivery/reminders/settle-reminder.js';
import { packagePath } from '../package-root.js';
import type { Channel } from '../ports/channel.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import { createSecrets } from '../store/secrets.js';
import { connect } from '../app/database.js';
import type { Database } from '../store/connect.js';
import { reminderStore } from '../store/reminders.js';
import { modelsOf } from './load-given.js';
import { scratchWorker } from './scratch-worker.js';

/** Conversations of a script; `work` does what a worker would do by now. */
export type ScratchConversations = Conversations & { work(): Promise<void> };

/** A store in memory and conversations over it, for scripts: the same script gives the same transcript. */
export interface Scratch {
  database: Database;
  clock: { now(): Date; advance(ms: number): void };
  build(channel: Channel): ScratchConversations;
  /** Takes out of the store what came into it, and sets the clock back: as it was when it was opened. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface ScratchOptions {
  /** Told every way that conversations walk. */
  trace?: ConversationParts['trace'];
  /** Sees the words in which everything is said; what it gives back is used. */
  listen?: (words: Words) => Words;
}

/** Read once for all scripts of a process. */
let words: Words | undefined;

const timeZone = 'Asia/Jakarta';

/** When a script plays: a Tuesday morning in Jakarta. */
const scriptBegins = '2026-11-24T03:00:00Z';

/**
 * Opens a scratch store. Keys and codes are fixed: nothing in it is anybody's data.
 * A placeholder that nothing fills ends the turn with an error.
 */
export async function openScratch(
  logger: Logger,
  { trace, listen = (spoken) => spoken }: ScratchOptions = {},
): Promise<Scratch> {
  const folder = mkdtempSync(join(tmpdir(), 'pasti-'));
  const store = await startEmbeddedStore({ socketPath: join(folder, 'store.sock'), logger });
  const database = await connect(store.uri, logger);
  await seedFacts(database, new Date(scriptBegins));
  words ??= loadWords(packagePath('locales'), timeZone);
  const spoken = listen(words);
  const secrets = createSecrets({ data: [Buffer.alloc(32, 1)], index: Buffer.alloc(32, 2) });
  let now = Date.parse(scriptBegins);
  const clock = {
    now: () => new Date(now),
    advance: (ms: number) => {
      now += ms;
    },
  };
  let builds = 0;
  return {
    database,
    clock,
    build(channel) {
      builds += 1;
      const conversations = buildConversations({
        database,
        secrets,
        words: spoken,
        channels: [channel],
        clock,
        logger,
        timeZone,
        publicUrl: 'https://pasti.example',
        processId: `script-${builds}`,
        telegramLink: (token) => `https://t.me/pasti_bot?start=${token}`,
        newCode: () => '246810',
        newToken: () => 'tokentokentokentoken',
        ledger: ledgerOf(database, clock),
        ...(trace && { trace }),
      });
      void channel.start(conversations.deliver);
      const around = { database, words: spoken, clock, logger, timeZone };
      const work = scratchWorker({ ...around, conversations });
      return { ...withoutWorker(conversations), work };
    },
    async reset() {
      await emptyStore(database);
      await seedFacts(database, new Date(scriptBegins));
      now = Date.parse(scriptBegins);
      builds = 0;
    },
    async close() {
      await database.close();
      await store.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const emptyStore = (database: Database) =>
  Promise.all([...modelsOf(database).values()].map((model) => model.collection.deleteMany({})));

const ledgerOf = (database: Database, clock: Clock) =>
  joinLedgers(
    reminderLedger({ reminders: reminderStore(database), clock, observe: () => undefined }),
    deliveryLedger(database, clock),
  );

/** Where no worker runs, a deletion that was asked for is done when nothing else is under way. */
export const withoutWorker = (conversations: Conversations): Conversations => ({
  ...conversations,
  async settled() {
    await conversations.settled();
    const { forgettings } = conversations;
    for (const id of await forgettings.unfinished()) await forgettings.carryOut(id);
    await conversations.settled();
  },
});
