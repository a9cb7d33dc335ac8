import { Argument, Command } from 'commander';
import { pino } from 'pino';
import { openStore } from '../app/open-store.js';
import { readConfig } from '../config.js';
import { writeTable } from '../documents/write-table.js';
import { exportDefinitions } from '../app/modules.js';

/** `pasti export`: lists for the office, as CSV or XLSX. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write a list to a CSV or XLSX file; docs/operations.md explains the columns')
    .addArgument(new Argument('<kind>', 'which list').choices([...exportDefinitions.keys()]))
    .argument('<file>', 'ends in .csv or .xlsx')
    .action(async (kind: string, file: string) => {
      const definition = exportDefinitions.get(kind);
      if (!definition) throw new Error(`there is no list "${kind}"`);
      const logger = pino({ level: 'error' }, process.stderr);
      const store = await openStore(readConfig(process.env), logger, true);
      try {
        const rows = definition.rows(store.database);
        const count = await writeTable(file, definition.columns, rows);
        console.log(`${count} lines written to ${file}`);
      } finally {
        await store.close();
      }
    });
}
