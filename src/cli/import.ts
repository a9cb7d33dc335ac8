import { randomBytes, randomInt } from 'node:crypto';
import { basename } from 'node:path';
import { Argument, Command } from 'commander';
import { pino } from 'pino';
import { openDataKeys, openSecrets } from '../start/open-secrets.js';
import { openStore } from '../app/open-store.js';
import { readTable } from '../documents/read-table.js';
import { readConfig, type Config } from '../config.js';
import { maskDigits } from '../language/mask.js';
import { importCoaches } from '../modules/coaches/import-coaches.js';
import { headingFault, importRows, type ImportKind } from '../documents/import-kind.js';
import { importParticipants } from '../modules/registration/import-participants.js';
import { importTrainings } from '../modules/training/import-trainings.js';
import { codeLetters } from '../modules/training/create-training.js';
import type { Secrets } from '../ports/secrets.js';
import { coachStore } from '../modules/coaches/store/coaches.js';
import type { Database } from '../store/connect.js';
import { officeStore } from '../store/office.js';
import { participantStore } from '../modules/people/store/participants.js';
import { trainingStore } from '../modules/training/store/trainings.js';

const kinds = ['trainings', 'coaches', 'participants'] as const;
type Kind = (typeof kinds)[number];

/** `pasti import`: takes in lists of the office. Good lines are kept, bad ones reported; again changes nothing. */
export function importCommand(): Command {
  return new Command('import')
    .description('take in a list from a CSV or XLSX file; docs/operations.md has the columns')
    .addArgument(new Argument('<kind>', 'what the file holds').choices(kinds))
    .argument('<file>', 'CSV (UTF-8) or XLSX; the first line names the columns')
    .option('--dry-run', 'only check the file')
    .action(async (kind: Kind, file: string, { dryRun = false }: { dryRun?: boolean }) => {
      const logger = pino({ level: 'error' }, process.stderr);
      const config = readConfig(process.env);
      const table = await readTable(file);
      const store = await openStore(config, logger, true);
      try {
        const secrets = await openSecrets(openDataKeys(config, logger), store.database);
        const into = kindOf(kind, store.database, secrets, config, basename(file));
        const fault = headingFault(into, table.heading);
        if (fault !== undefined) throw new Error(fault);
        const result = await importRows(into, table.rows, { show: maskDigits, dryRun });
        for (const { line, column, given, allowed } of result.faults)
          console.log(`line ${line}, ${column}: ${JSON.stringify(given)}; allowed: ${allowed}`);
        const { fresh, known, refused } = result;
        console.log(`${fresh} ${dryRun ? 'good' : 'new'}, ${known} known, ${refused} refused`);
        if (refused > 0) process.exitCode = 1;
      } finally {
        await store.close();
      }
    });
}

function kindOf(
  kind: Kind,
  database: Database,
  secrets: Secrets,
  { timeZone }: Config,
  source: string,
): ImportKind {
  const now = new Date();
  const office = officeStore(database);
  switch (kind) {
    case 'trainings':
      return importTrainings({
        ...{ trainings: trainingStore(database), timeZone, now },
        newToken: () => randomBytes(18).toString('base64url'),
        newRoomCode: () =>
          Array.from({ length: 6 }, () => codeLetters[randomInt(codeLetters.length)]).join(''),
      });
    case 'coaches':
      return importCoaches({ coaches: coachStore(database), timeZone, now });
    case 'participants':
      return importParticipants({
        ...{ participants: participantStore(database), secrets, source, timeZone, now },
        keepText: (text) => office.keepText('id', text),
      });
  }
}
