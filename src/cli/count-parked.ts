import { pino } from 'pino';
import { openStore } from '../app/open-store.js';
import { readConfig } from '../config.js';
import { parkedConversations } from '../store/parked.js';
import type { ParkedAt } from './flows.js';

/** Where people wait, from the store that the environment names (a running process's included). */
export async function countParked(): Promise<ParkedAt[]> {
  const store = await openStore(readConfig(process.env), pino({ level: 'silent' }), true);
  try {
    return await parkedConversations(store.database);
  } finally {
    await store.close();
  }
}
