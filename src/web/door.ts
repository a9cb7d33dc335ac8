import type { Server } from 'node:http';
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

/** Lets `starting` answer behind a server that listens, until the finished app takes its place. */
export async function openDoor(server: Server, starting: FastifyInstance): Promise<Door> {
  await starting.ready();
  server.removeAllListeners('request');
  let current = starting;
  const endIdle = watchConnections(server);
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveMs;
  server.on('request', (request, response) => {
    current.routing(request, response);
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
