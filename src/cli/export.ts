import { Argument, Command } from 'commander';
import { pino } from 'pino';
import { openStore } from '../app/open-store.js';
import { readConfig } from '../config.js';
import { writeTable } from '../documents/write-table.js';
import { exportColumns } from '../app/export-columns.js';
import { exportKinds, exportRows, type ExportKind } from '../store/exports.js';

/** `pasti export`: lists for the office, as CSV or XLSX. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write a list to a CSV or XLSX file; docs/operations.md explains the columns')
    .addArgument(new Argument('<kind>', 'which list').choices(exportKinds))
    .argument('<file>', 'ends in .csv or .xlsx')
    .action(async (kind: ExportKind, file: string) => {
      const logger = pino({ level: 'error' }, process.stderr);
      const store = await openStore(readConfig(process.env), logger, true);
      try {
        const rows = exportRows(store.database, kind);
        const count = await writeTable(file, exportColumns[kind], rows);
        console.log(`${count} lines written to ${file}`);
      } finally {
        await store.close();
      }
    });
}
