import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

/** After a failure of PGlite itself every query fails; a pause keeps BullMQ's loops from spinning. */
const BROKEN_PAUSE_MS = 1000;

/**
 * What BullMQ's PostgreSQL backend uses of a `pg.Pool`, over one PGlite in this process. All
 * clients are the same session, so a notification reaches every one of them, as BullMQ's waiting
 * workers need; and so nobody may leave a transaction or a setting of the session behind.
 */
export class PglitePool extends EventEmitter implements PgPool {
  readonly #pglite: PGlite;
  readonly #clients = new Set<PgliteClient>();
  #broken: Error | undefined;
  /**
   * Queries wait for each other here, with a turn of the event loop between them. PGlite computes
   * without ever giving it up: busy workers would keep timers and sockets waiting for seconds.
   */
  #last: Promise<unknown> = Promise.resolve();

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
    pglite.onNotification((channel, payload) => {
      for (const client of this.#clients) client.emit('notification', { channel, payload });
    });
  }

  /** Why PGlite can not be used any more, if so. */
  get broken(): Error | undefined {
    return this.#broken;
  }

  async query<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    if (this.#broken) {
      await sleep(BROKEN_PAUSE_MS, undefined, { ref: false });
      throw this.#broken;
    }
    const result = this.#last.then(() => this.#run<R>(text, params));
    this.#last = result.then(nextTurn, nextTurn);
    return result;
  }

  async #run<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    try {
      // Only the simple protocol takes several statements at once, only the other one parameters.
      if (params) return await this.#pglite.query<R>(text, [...params]);
      const results = await this.#pglite.exec(text);
      return (results.at(-1) ?? { rows: [] }) as PgQueryResult<R>;
    } catch (error) {
      if (!isDatabaseError(error)) this.#broken = error as Error;
      throw error;
    }
  }

  connect(): Promise<PgPoolClient> {
    const client = new PgliteClient(this, () => this.#clients.delete(client));
    this.#clients.add(client);
    return Promise.resolve(client);
  }

  async end(): Promise<void> {
    this.#clients.clear();
    this.#broken ??= new Error('The embedded queue is closed');
    await this.#pglite.close();
  }
}

class PgliteClient extends EventEmitter implements PgPoolClient {
  readonly #pool: PglitePool;
  readonly release: () => void;

  constructor(pool: PglitePool, release: () => void) {
    super();
    this.#pool = pool;
    this.release = release;
    this.setMaxListeners(0);
  }

  query<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    return this.#pool.query<R>(text, params);
  }
}

/** An error that PostgreSQL answered with has a SQLSTATE; one without is PGlite failing. */
function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));
}
