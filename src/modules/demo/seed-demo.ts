import { demoBroadcasts } from '../announcements/demo.js';
import { demoReminders } from '../reminders/demo.js';
import { commandLine } from '../../command-line.js';
import type { Logger } from '../../ports/logger.js';
import { makeDemo, spreadOf } from './make-demo.js';
import type { Secrets } from '../../ports/secrets.js';
import type { Database } from '../../store/connect.js';
import { demoStore, type DemoDocuments } from './store.js';

/** All documents of the demo, by collection; the same for the same moment. */
export function makeDemoDocuments(
  now: Date,
  secrets: Pick<Secrets, 'seal' | 'fingerprint'>,
): DemoDocuments {
  const { participants, ...rest } = makeDemo(now, secrets);
  const { contacts, mentoringSessions } = rest;
  return {
    ...rest,
    ...demoBroadcasts(participants, contacts, now, spreadOf('broadcasts')),
    reminders: demoReminders(rest, mentoringSessions, now, spreadOf('reminders')),
    // Last: while the first of them is not there, the demo is not whole.
    participants: participants.toReversed(),
  };
}

/**
 * Fills a store with the demo. One that is there stays as it is; one that was broken off is begun anew.
 * @returns documents by collection; empty where the demo was there
 * @throws Error where other people are in it, unless `force`
 */
export async function seedDemo(
  database: Database,
  secrets: Secrets,
  now: Date,
  { force = false }: { force?: boolean } = {},
): Promise<Record<string, number>> {
  const store = demoStore(database);
  const others = force ? 0 : await store.countOthers();
  if (others > 0)
    throw new Error(
      `the store holds ${others} participants who are not of the demo; --force puts it beside them`,
    );
  if (await store.isWhole()) return {};
  await store.remove();
  return store.fill(makeDemoDocuments(now, secrets));
}

/** Fills an empty store at the start; one that has people in it, made up or real, stays as it is. */
export async function startDemo(
  database: Database,
  secrets: Secrets,
  now: Date,
  logger: Logger,
): Promise<void> {
  if (await demoStore(database).isWhole()) return;
  const others = await demoStore(database).countOthers();
  if (others > 0) {
    logger.warn(
      { participants: others },
      'PASTI_DEMO: the store is not empty; nothing is filled in',
    );
    return;
  }
  const counts = await seedDemo(database, secrets, now);
  const remove = commandLine('seed demo --remove');
  logger.info(counts, `the store holds made-up data; ${remove} takes it out`);
}
