import { makeDemo } from '../programme/demo/make-demo.js';
import type { Logger } from '../ports/logger.js';
import type { Secrets } from '../programme/secrets.js';
import type { Database } from '../store/connect.js';
import { demoStore } from '../store/demo.js';

/** Fills a store with the demo. @throws Error where other people are in it, unless `force` */
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
  return store.fill(makeDemo(now, secrets));
}

/** Fills an empty store at the start; one that has people in it, made up or real, stays as it is. */
export async function startDemo(
  database: Database,
  secrets: Secrets,
  now: Date,
  logger: Logger,
): Promise<void> {
  if (await demoStore(database).isFilled()) return;
  const others = await demoStore(database).countOthers();
  if (others > 0) {
    logger.warn(
      { participants: others },
      'PASTI_DEMO: the store is not empty; nothing is filled in',
    );
    return;
  }
  const counts = await seedDemo(database, secrets, now);
  logger.info(counts, 'the store holds made-up data; `pasti seed demo --remove` takes it out');
}
