import { existsSync, lstatSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Longest path of a unix socket that every system takes, with its ending zero. */
const maxSocketPath = 103;

export interface Listener {
  close(): Promise<void>;
  /** Address of a TCP listener. */
  port: number | undefined;
}

/** @throws if the path can not be that of a socket the driver will use */
export function checkSocketPath(path: string): void {
  const bytes = Buffer.byteLength(path);
  if (bytes > maxSocketPath) {
    throw new Error(
      `The socket path ${path} is ${bytes} bytes long; systems allow ${maxSocketPath}. Choose a data directory with a shorter path.`,
    );
  }
  if (!path.endsWith('.sock'))
    throw new Error(
      `The socket path ${path} must end in .sock, or drivers take it for a host name`,
    );
}

/** Listens on a unix socket; one that a dead process left is taken away. */
export async function listenOnSocket(
  path: string,
  onConnection: (socket: Socket) => void,
): Promise<Listener> {
  checkSocketPath(path);
  if (existsSync(path)) {
    if (!lstatSync(path).isSocket()) throw new Error(`${path} is in the way and is no socket`);
    if (await isAnswering(path)) throw new Error(`Another process listens on ${path}`);
    unlinkSync(path);
  }
  return listen({ path }, onConnection);
}

export function listenOnPort(
  port: number,
  host: string,
  onConnection: (socket: Socket) => void,
): Promise<Listener> {
  return listen({ port, host }, onConnection);
}

function isAnswering(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

async function listen(
  where: { path: string } | { port: number; host: string },
  onConnection: (socket: Socket) => void,
): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
