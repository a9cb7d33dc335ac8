import type { Channel, Health } from '../ports/channel.js';
import type { Database } from '../store/connect.js';

export interface Readiness {
  /** Adds a part by its name; one that has to be asked for counts as degraded when it does not answer in time. */
  watch(part: string, health: () => Health | Promise<Health>): void;
  /** The state of every part now. Never rejects. */
  read(): Promise<Record<string, Health>>;
}

/** Time in which the store, or whoever else is asked, must answer. */
const patienceMs = 2_000;

/** Collects how the parts are: the store is asked, channels and queue know it. */
export function readinessOf(database: Database, channels: readonly Channel[]): Readiness {
  const parts = new Map<string, () => Health | Promise<Health>>(
    channels.map((channel) => [channel.name, () => channel.health()]),
  );
  return {
    watch: (part, health) => parts.set(part, health),
    async read() {
      const store = storeHealth(database);
      const others = [...parts].map(async ([part, health]): Promise<[string, Health]> => [
        part,
        await partHealth(health),
      ]);
      return { store: await store, ...Object.fromEntries(await Promise.all(others)) };
    },
  };
}

async function storeHealth(database: Database): Promise<Health> {
  try {
    await inTime(database.ping());
    return { state: 'up' };
  } catch (error) {
    return { state: 'down', reason: error instanceof Error ? error.message : 'no answer' };
  }
}

async function partHealth(health: () => Health | Promise<Health>): Promise<Health> {
  try {
    return await inTime(Promise.resolve(health()));
  } catch {
    return { state: 'degraded', reason: 'its state is not known now' };
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${patienceMs} ms`));
    }, patienceMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
