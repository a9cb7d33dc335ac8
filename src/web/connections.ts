import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Makes `close` quick: requests under way are finished, every other connection is ended. Node's own
 * `closeIdleConnections` leaves those that browsers open in advance and have not used yet.
 */
export function endIdleConnections(app: FastifyInstance): void {
  const idle = new Set<Socket>();
  let closing = false;
  const rest = (socket: Socket): void => {
    if (closing) socket.destroySoon();
    else idle.add(socket);
  };
  app.server.on('connection', (socket) => {
    rest(socket);
    socket.once('close', () => idle.delete(socket));
  });
  app.server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) rest(socket);
    });
  });
  app.addHook('preClose', (done) => {
    closing = true;
    for (const socket of idle) socket.destroySoon();
    done();
  });
}
