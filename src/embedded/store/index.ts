import type { Socket } from 'node:net';
import type { Logger } from '../../ports/logger.js';
import { lockDataDir } from '../data-dir-lock.js';
import { Catalog } from './collection/catalog.js';
import { noLog } from './collection/effect.js';
import type { ServerState } from './commands/context.js';
import { Cursors } from './commands/cursors.js';
import { answerRequest } from './commands/dispatch.js';
import { Journal } from './journal/journal.js';
import { checkSocketPath, type Listener, listenOnPort, listenOnSocket } from './listen.js';
import { serveConnection } from './wire/connection.js';

const defaultHost = '127.0.0.1';

export interface EmbeddedStoreOptions {
  /** Where the data are kept; without it they are gone at the end. */
  dir?: string;
  /** A log smaller than this is never compacted; for tests. */
  compactAboveBytes?: number;
  /** Unix socket to listen on, ending in `.sock`. */
  socketPath?: string;
  /** TCP port to listen on; 0 takes a free one. */
  port?: number;
  /** 127.0.0.1 unless told otherwise: there is no authentication. */
  host?: string;
  logger: Logger;
}

export interface EmbeddedStore {
  /** For the driver; the socket if there is one. */
  uri: string;
  stop(): Promise<void>;
}

/**
 * Starts a MongoDB-compatible server inside this process.
 *
 * @throws DataDirInUseError if another process has the directory; Error if its files are damaged or
 * an address can not be listened on
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { dir, socketPath, port } = options;
  if (socketPath === undefined && port === undefined) {
    throw new Error('The embedded store needs a socket path or a port');
  }
  if (socketPath !== undefined) checkSocketPath(socketPath);
  const lock = dir === undefined ? undefined : lockDataDir(dir, { socketPath });
  const opened: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
    lock?.release();
  };
  try {
    const catalog = new Catalog();
    const journal = dir === undefined ? undefined : await openJournal(dir, catalog, options);
    if (journal) opened.push(() => journal.close());
    const state: ServerState = {
      catalog,
      log: journal ?? noLog,
      cursors: new Cursors(() => Date.now()),
      startedAt: Date.now(),
    };
    const listeners = await listen(state, options, opened);
    return { uri: uriOf(options, listeners), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openJournal(
  dir: string,
  catalog: Catalog,
  options: EmbeddedStoreOptions,
): Promise<Journal> {
  const { logger, compactAboveBytes } = options;
  const startedAt = performance.now();
  const journal = await Journal.open({ dir, catalog, logger, compactAboveBytes });
  let documents = 0;
  for (const { records } of catalog.all()) documents += records.size;
  const ms = Math.round(performance.now() - startedAt);
  logger.debug({ dir, documents, ms }, 'The embedded store is open');
  return journal;
}

async function listen(
  state: ServerState,
  { socketPath, port, host, logger }: EmbeddedStoreOptions,
  opened: (() => Promise<void>)[],
): Promise<Listener[]> {
  const serve = (socket: Socket): void => {
    serveConnection(socket, (request) => answerRequest(state, request, logger), logger);
  };
  const listeners: Listener[] = [];
  const add = (listener: Listener): void => {
    listeners.push(listener);
    opened.push(() => listener.close());
  };
  if (socketPath !== undefined) add(await listenOnSocket(socketPath, serve));
  if (port !== undefined) add(await listenOnPort(port, host ?? defaultHost, serve));
  return listeners;
}

function uriOf({ socketPath, host, port }: EmbeddedStoreOptions, listeners: Listener[]): string {
  const tcp = `${host ?? defaultHost}:${listeners.at(-1)?.port ?? port ?? 0}`;
  const address = socketPath === undefined ? tcp : encodeURIComponent(socketPath);
  return `mongodb://${address}/pasti?directConnection=true`;
}
