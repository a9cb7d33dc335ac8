import { Command, InvalidArgumentError } from 'commander';
import { startEmbeddedStore } from '../embedded/store/index.js';
import type { Logger } from '../ports/logger.js';

const quiet = (): void => undefined;

/** Standard output is for the URI. */
const logger: Logger = {
  debug: quiet,
  info: quiet,
  warn: (fields, message) => {
    console.error(message, fields);
  },
  error: (fields, message) => {
    console.error(message, fields);
  },
};

/** `pasti store`: the embedded store alone, for several processes to share. */
export function storeCommand(): Command {
  return new Command('store')
    .description('serve the embedded store alone on 127.0.0.1, until it is told to stop')
    .requiredOption('--port <number>', 'port to listen on; 0 takes a free one', parsePort)
    .option('--data <dir>', 'keep the data in this directory; without it they are gone at the end')
    .action(async ({ port, data }: { port: number; data?: string }) => {
      const store = await startEmbeddedStore({ port, dir: data, logger });
      console.log(store.uri);
      await new Promise<void>((resolve) => {
        process.once('SIGTERM', resolve);
        process.once('SIGINT', resolve);
      });
      await store.stop();
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535');
  return port;
}
