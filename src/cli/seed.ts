import { Command } from 'commander';
import { pino } from 'pino';
import { commandLine } from '../command-line.js';
import { openDataKeys, openSecrets } from '../start/open-secrets.js';
import { openStore } from '../app/open-store.js';
import { seedDemo } from '../modules/demo/seed-demo.js';
import { readConfig } from '../config.js';
import { demoStore } from '../modules/demo/store.js';

/** `pasti seed demo`: people who do not exist, in all seven steps. */
export function seedCommand(): Command {
  const command = new Command('seed').description('fill the store with made-up data');
  command
    .command('demo')
    .description('thousands of made-up participants, coaches and trainings, to try PASti with')
    .option('--force', 'also where the store holds real participants')
    .option('--remove', 'take them out again')
    .action(async ({ force = false, remove = false }: { force?: boolean; remove?: boolean }) => {
      const logger = pino({ level: 'error' }, process.stderr);
      const config = readConfig(process.env);
      const store = await openStore(config, logger, true);
      try {
        if (remove) {
          console.log(`${await demoStore(store.database).remove()} made-up participants removed`);
          return;
        }
        const secrets = await openSecrets(openDataKeys(config, logger), store.database);
        const counts = await seedDemo(store.database, secrets, new Date(), { force });
        if (Object.keys(counts).length === 0)
          console.log(
            `the demo is there already; ${commandLine('seed demo --remove')} takes it out`,
          );
        for (const [name, count] of Object.entries(counts)) console.log(`${name}\t${count}`);
      } finally {
        await store.close();
      }
    });
  return command;
}
