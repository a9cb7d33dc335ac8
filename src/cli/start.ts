import { Command } from 'commander';
import { commandLine } from '../command-line.js';
import { createLogger } from '../start/create-logger.js';
import { readConfig } from '../config.js';
import type { Running } from '../main.js';
import type { Logger } from '../ports/logger.js';
import type { OneTime } from '../web/sign-in/accounts.js';

/** How long a stop may take before the process ends anyway; what is left is taken up by the next start. */
const patienceMs = 10_000;

/** `pasti start`: runs the product until SIGTERM or SIGINT. */
export function startCommand(): Command {
  return new Command('start')
    .description('run PASti: web chat, dashboard, channels and workers')
    .option('--roles <list>', 'comma list of web, telegram, whatsapp, worker')
    .action(async ({ roles }: { roles?: string }) => {
      const env = roles === undefined ? process.env : { ...process.env, PASTI_ROLES: roles };
      const config = readConfig(env);
      const logger = createLogger(config);
      endOnBugs(logger);
      // What readConfig refuses is said at once, without a wait for all the code.
      const { start } = await import('../main.js');
      const running = await start(config, logger);
      const stopping = stopOnSignal(running);
      let account: OneTime | undefined;
      try {
        account = await running.ready;
      } catch (error) {
        if (stopping.aborted) return;
        await running.stop();
        throw error;
      }
      if (config.roles.includes('web')) announce(running, config.demo, account);
    });
}

/** Where people find it, and where a proxy in front of it does. */
function announce(
  { publicUrl: url, address }: Running,
  demo: boolean,
  account: OneTime | undefined,
): void {
  const behind = url === address ? '' : ` (listening on ${address})`;
  console.log(`PASti: web chat ${url}/chat , dashboard ${url}/${behind}`);
  // On the terminal only, and only now: the store knows but a hash of it.
  if (account) {
    console.log(
      `PASti: sign in at ${url}/login as ${account.email} with the one-time password ${account.password}`,
    );
    if (!demo) {
      console.log(
        `PASti: nobody is in it yet; made-up people: ${commandLine('seed demo')} (or start with PASTI_DEMO=1)`,
      );
    }
  }
}

/** Ends the process in good order; the signal returned tells that it began. */
function stopOnSignal(running: Running): AbortSignal {
  const stopping = new AbortController();
  const end = () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    setTimeout(() => process.exit(1), patienceMs).unref();
    void running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  return stopping.signal;
}

/** An error that nobody expected: said with all its details, then the process ends, to be started afresh. */
function endOnBugs(logger: Logger): void {
  const end = (error: unknown) => {
    logger.error({ err: error }, 'an unexpected error ends the process');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
