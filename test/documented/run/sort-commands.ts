import { shellWords } from '../spell-out.js';

/** Commands that take minutes, and what runs the same. */
const elsewhere: Record<string, string> = {
  'npm test': 'a lane of its own',
  'npm run test:crash': 'a lane of its own',
  'npm run build': 'lane npm ci, which builds',
  'npm run types': 'lane npm run check:static',
  'npm run check': 'lanes npm run check:static and npm test',
  'npm run format': 'lane npm run check:static, which looks for what it would change',
  'npm run test:golden': 'lane npm test, which plays the same',
  'npm run flows:coverage': 'npx pasti flows coverage, of one conversation instead of all',
  'npm run bench:reminders': 'a measurement of half a minute',
  '.ci/run': 'this is one of its lanes',
};

/** Programs that change the machine, or need what is not on it. */
const checkedOnly = ['docker', 'git', 'apt', 'kill', 'mongodump'];

/** How commands are run. */
export interface Sorted {
  /** By npm and npx, until they end. */
  plain: string[];
  /** The product: started, asked and stopped. */
  starts: string[];
  /** `pasti store`, the same. */
  stores: string[];
  /** Want that PASti does not run. */
  restores: string[];
  /** Of other programs than npm. */
  others: string[];
  /** With the reason why they are not run. */
  notRun: [line: string, why: string][];
}

const isRemoval = (line: string): boolean => line.endsWith('--remove');

export function sortCommands(lines: string[]): Sorted {
  const sorted: Sorted = {
    plain: [],
    starts: [],
    stores: [],
    restores: [],
    others: [],
    notRun: [],
  };
  // What others need is taken away at the end.
  for (const line of lines.toSorted((a, b) => Number(isRemoval(a)) - Number(isRemoval(b)))) {
    const name = shellWords(line).find((word) => !/^[A-Z_]+=/.test(word)) ?? '';
    const why = elsewhere[line];
    if (why !== undefined) sorted.notRun.push([line, why]);
    else if (checkedOnly.includes(name))
      sorted.notRun.push([line, 'only its arguments are checked']);
    else if (/\b(npm|npx pasti) start\b/.test(line)) sorted.starts.push(line);
    else if (line.startsWith('npx pasti store')) sorted.stores.push(line);
    else if (line.startsWith('npx pasti restore')) sorted.restores.push(line);
    else if (['npm', 'npx'].includes(name)) sorted.plain.push(line);
    else sorted.others.push(line);
  }
  return sorted;
}
