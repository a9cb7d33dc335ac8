import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError, type Config } from '../config.js';

/** HOST and PORT, listened on from now on: nobody else can take them. */
export interface SettledPort {
  config: Config;
  /** Until somebody answers behind it, it ends every visit. */
  server: Server;
  /** Gives the port up. */
  letGo: () => Promise<void>;
}

/**
 * Listens on HOST and PORT before anything is opened. With PORT=0 takes a free port, at once and not when the web
 * part listens: links in messages and the webhook's address need to know it.
 * @throws ConfigError
 */
export async function settlePort(config: Config): Promise<SettledPort> {
  const server = createServer((request) => request.socket.destroy());
  const port = await listenOn(server, config).catch((error: unknown) => {
    throw listenFault(error, config);
  });
  return {
    config: { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) },
    server,
    letGo: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** Why an address can not be listened on. */
function listenFault(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case undefined:
      return error;
    case 'EADDRINUSE':
      return new ConfigError(
        'PORT',
        `${port}`,
        'a port that is free, or 0 to find one',
        'is in use',
      );
    case 'EACCES':
      return new ConfigError('PORT', `${port}`, 'a port that this user may use');
    default: {
      const allowed = 'an address of this machine, e.g. 127.0.0.1 or 0.0.0.0';
      return new ConfigError('HOST', host, allowed, `can not be listened on (${code})`);
    }
  }
}

function listenOn(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
