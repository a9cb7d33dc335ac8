import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Watches the connections of a server, so that its end is quick: requests under way are finished, every other
 * connection is ended. Node's own `closeIdleConnections` leaves those that browsers open in advance and have not used
 * yet.
 * @returns a function to call when the server closes
 */
export function watchConnections(server: Server): () => void {
  const idle = new Set<Socket>();
  let closing = false;
  const rest = (socket: Socket): void => {
    if (closing) socket.destroySoon();
    else idle.add(socket);
  };
  server.on('connection', (socket) => {
    rest(socket);
    socket.once('close', () => idle.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) rest(socket);
    });
  });
  return () => {
    closing = true;
    for (const socket of idle) socket.destroySoon();
  };
}

/** Makes `close` of an app with a server of its own quick. */
export function endIdleConnections(app: FastifyInstance): void {
  const end = watchConnections(app.server);
  app.addHook('preClose', (done) => {
    end();
    done();
  });
}
