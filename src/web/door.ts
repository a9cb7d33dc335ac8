import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { requestTimeoutMs } from './app.js';
import { watchConnections } from './connections.js';

/** Longer than the idle time of usual proxies: the proxy ends a connection, and never finds one that just ended. */
const keepAliveMs = 72_000;

/** The server that listens from the first moment, and whoever answers behind it. */
export interface Door {
  server: Server;
  /** From now on this app answers. It was built on `server`. */
  open(app: FastifyInstance): Promise<void>;
  /** Ends what answers, then the server; requests under way are finished. */
  close(): Promise<void>;
}

/**
 * Listens, and lets `starting` answer until the finished app takes its place.
 * @throws what listening throws
 */
export async function listenWith(
  starting: FastifyInstance,
  address: { host: string; port: number },
): Promise<Door> {
  await starting.ready();
  let current = starting;
  const server = createServer((request, response) => {
    current.routing(request, response);
  });
  const endIdle = watchConnections(server);
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    server,
    async open(app) {
      await app.ready();
      current = app;
    },
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      endIdle();
      await current.close();
      if (current !== starting) await starting.close();
      await closed;
    },
  };
}
