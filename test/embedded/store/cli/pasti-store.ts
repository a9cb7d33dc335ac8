/** The subcommand alone, as `pasti store` runs it. */
import { storeCommand } from '../../../../src/cli/store.js';

await storeCommand().parseAsync(process.argv.slice(2), { from: 'user' });
