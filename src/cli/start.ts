import { Command } from 'commander';
import { createLogger } from '../composition/create-logger.js';
import { readConfig } from '../config.js';
import { start } from '../main.js';

/** How long a stop may take before the process ends anyway; what is left is taken up by the next start. */
const patienceMs = 10_000;

/** `pasti start`: runs the product until SIGTERM or SIGINT. */
export function startCommand(): Command {
  return new Command('start')
    .description('run PASti: web chat, dashboard, channels and workers')
    .option('--roles <list>', 'comma list of web, telegram, whatsapp, worker')
    .action(async ({ roles }: { roles?: string }) => {
      const config = readConfig(
        roles === undefined ? process.env : { ...process.env, PASTI_ROLES: roles },
      );
      const logger = createLogger(config);
      const running = await start(config, logger);
      if (config.roles.includes('web')) {
        console.log(`PASti: web chat ${config.publicUrl}/chat , dashboard ${config.publicUrl}/`);
      }
      stopOnSignal(() => running.stop());
    });
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
