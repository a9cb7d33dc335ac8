import { Command } from 'commander';
import { pino } from 'pino';
import { openDataKeys, openSecrets } from '../start/open-secrets.js';
import { openStore } from '../app/open-store.js';
import { readConfig } from '../config.js';
import { reseal } from '../store/reseal-value.js';
import { resealFiles } from '../store/files.js';
import { resealAll } from '../store/reseal.js';

/** `pasti rotate-key`: seals identity numbers with DATA_KEY that DATA_KEY_PREVIOUS has sealed. */
export function rotateKeyCommand(): Command {
  return new Command('rotate-key')
    .description(
      'seal all identity numbers and files anew with DATA_KEY; DATA_KEY_PREVIOUS can go afterwards',
    )
    .action(async () => {
      const logger = pino({ level: 'error' }, process.stderr);
      const config = readConfig(process.env);
      const store = await openStore(config, logger, true);
      try {
        const secrets = await openSecrets(openDataKeys(config, logger), store.database);
        const changed = await resealAll(store.database, (tree) => reseal(tree, secrets));
        const pieces = await resealFiles(store.database, secrets);
        console.log(
          `${changed + pieces} documents sealed anew; DATA_KEY_PREVIOUS is not needed any more`,
        );
      } finally {
        await store.close();
      }
    });
}
