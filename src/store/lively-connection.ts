import { createRequire } from 'node:module';
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';

/** What is used here of the driver's own class, which it does not export. */
interface DriverConnection extends EventEmitter {
  /** Resolves when the socket has taken a command. */
  writeCommand(...args: unknown[]): Promise<void>;
  command(namespace: unknown, command: object, options?: object): Promise<object>;
  destroy(): void;
}

type DriverConnectionType = new (socket: Socket, options: object) => DriverConnection;

// From where mongoose finds it, so that it is the same copy.
const requireHere = createRequire(import.meta.url);
const requireAsMongoose = createRequire(requireHere.resolve('mongoose'));
const { Connection } = requireAsMongoose('mongodb/lib/cmap/connection.js') as {
  Connection: DriverConnectionType;
};

/**
 * The driver's connection, with writes that end when it closes. The driver (7.8) waits for a socket to drain,
 * and for nothing else: a command that is given to a socket between its loss and the event that tells of it
 * never ends. If that command is the monitor's, the server counts as away until the process is started again.
 * Handed to the driver as its option `connectionType`.
 */
export class LivelyConnection extends Connection {
  override async writeCommand(...args: unknown[]): Promise<void> {
    let onClose = (): void => undefined;
    const closed = new Promise<never>((_, reject) => {
      onClose = () => {
        reject(closedError(this));
      };
      this.once('close', onClose);
    });
    try {
      await Promise.race([super.writeCommand(...args), closed]);
    } finally {
      this.off('close', onClose);
    }
  }
}

/** What the driver itself says of a connection that was closed: a network error, after which it tries again. */
const closedError = (connection: object): Error =>
  (connection as { error?: Error }).error ?? new Error('the connection was closed');
