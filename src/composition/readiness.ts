import type { Channel, Health } from '../ports/channel.js';
import type { Database } from '../store/connect.js';

export interface Readiness {
  /** Adds a part by its name. */
  watch(part: string, health: () => Health): void;
  /** The state of every part now. Never rejects. */
  read(): Promise<Record<string, Health>>;
}

/** Time in which the store must answer to count as up. */
const patienceMs = 2_000;

/** Collects how the parts are: the store is asked, channels and queue know it. */
export function readinessOf(database: Database, channels: readonly Channel[]): Readiness {
  const parts = new Map<string, () => Health>(
    channels.map((channel) => [channel.name, () => channel.health()]),
  );
  return {
    watch: (part, health) => parts.set(part, health),
    async read() {
      const others = [...parts].map(([part, health]): [string, Health] => [part, health()]);
      return { store: await storeHealth(database), ...Object.fromEntries(others) };
    },
  };
}

async function storeHealth(database: Database): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${patienceMs} ms`));
    }, patienceMs);
  });
  try {
    await Promise.race([database.ping(), late]);
    return { state: 'up' };
  } catch (error) {
    return { state: 'down', reason: error instanceof Error ? error.message : 'no answer' };
  } finally {
    clearTimeout(timer);
  }
}
