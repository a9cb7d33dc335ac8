import type { Values } from './spell-out.js';

const folder = 'test/documented/files';

/** A file that a command can read, or write; by how the command begins behind `npx pasti`. */
const files: Record<string, string> = {
  'chat --script': 'test/transcripts/mentoring-nobody.transcript',
  'flows coverage': 'test/transcripts/mentoring-nobody.transcript',
  'parse --tsv': `${folder}/texts.tsv`,
  'import trainings': `${folder}/trainings.csv`,
  'import coaches': `${folder}/coaches.csv`,
  'import participants': `${folder}/participants.csv`,
  'export participants': 'backups/participants.csv',
  'export trainings': 'backups/trainings.xlsx',
  'export attendance': 'backups/attendance.csv',
  'export finance': 'backups/finance.xlsx',
  backup: 'backups/saved.backup',
  restore: 'backups/saved.backup',
};

/** Is there only when the command is run. */
export const idOfOne = 'id-of-one';

const words: Record<string, string> = {
  COPY_OF_DATA_DIR: 'backups/copy',
  EMAIL: 'ani@example.org',
  FLOW: 'registration',
  ID: idOfOne,
  JSON: `'{"kecamatan":["31.74.01"]}'`,
  KIND: 'money',
  N: '0',
  NAME: `'Rina Contoh'`,
  ROLES: 'web,worker',
};

const textOf = (line: string): string =>
  line.includes(' parse ') ? '50rb' : `'Halo {{sapa}}, besok ada bazar'`;

const fileOf = (line: string): string | undefined =>
  Object.entries(files).find(([begin]) => line.includes(` pasti ${begin}`))?.[1];

/** What stands for a word in capitals, so that the command can be run. */
export const values: Values = (placeholder, line) => {
  if (placeholder === 'FILE') return fileOf(line);
  return placeholder === 'TEXT' ? textOf(line) : words[placeholder];
};
