import type { Logger } from '../../ports/logger.js';
import { Catalog } from './collection/catalog.js';
import { noLog } from './collection/effect.js';
import type { ServerState } from './commands/context.js';
import { Cursors } from './commands/cursors.js';
import { answerRequest } from './commands/dispatch.js';
import { type Listener, listenOnPort, listenOnSocket } from './listen.js';
import { serveConnection } from './wire/connection.js';

export interface EmbeddedStoreOptions {
  /** Where the data are kept; without it they are gone at the end. */
  dir?: string;
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

/** Starts a MongoDB-compatible server inside this process. */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const { socketPath, port, host = '127.0.0.1', logger } = options;
  if (socketPath === undefined && port === undefined)
    throw new Error('The embedded store needs a socket path or a port');
  const state: ServerState = {
    catalog: new Catalog(),
    log: noLog,
    cursors: new Cursors(() => Date.now()),
    startedAt: Date.now(),
  };
  const listeners: Listener[] = [];
  const serve = (socket: Parameters<typeof serveConnection>[0]): void => {
    serveConnection(socket, (request) => answerRequest(state, request, logger), logger);
  };
  if (socketPath !== undefined) listeners.push(await listenOnSocket(socketPath, serve));
  if (port !== undefined) listeners.push(await listenOnPort(port, host, serve));
  const address =
    socketPath === undefined
      ? `${host}:${listeners.at(-1)?.port ?? port}`
      : encodeURIComponent(socketPath);
  return {
    uri: `mongodb://${address}/pasti?directConnection=true`,
    stop: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}
